-- A small team as version 4 kept it: rows in every table, with text of the kind that people type.
INSERT INTO workspace (id, name, time_zone, days_off, holidays, generation, example, position) VALUES
    (1, 'Building office', 'Europe/Vienna', '["5","6"]', '["2026-12-08"]', 1, 0, 7);
INSERT INTO person (name, full_name, login, address, administrator, left_on) VALUES
    ('ana', 'Ana Ü', 'ana', 'ana@example.org', 1, NULL),
    ('ben', 'Ben''s', 'ben', '', 0, NULL),
    ('bo', 'Bo 窓', NULL, '', 0, NULL),
    ('eli', '', NULL, '', 0, '2026-11-02');
INSERT INTO breakthrough (id, code, phase, visibility, launch_on, launched_on, created_by, created_at, last_number, position) VALUES
    (1, 'PERMIT', 'launched', 'open', '2026-10-02', '2026-10-02', 'ana', '2026-09-20T07:00:00.000000Z', 14, 23),
    (2, 'DRAFT', 'draft', 'private', NULL, NULL, 'ben', '2026-11-20T07:00:00.000001Z', 0, 1);
INSERT INTO membership (id, breakthrough, person, role, stand_in, stand_in_until, ended_at) VALUES
    (1, 1, 'bo', 'leader', 'ana', '2026-11-30', NULL),
    (2, 1, 'ana', 'team lead', NULL, NULL, NULL),
    (3, 1, 'ben', 'member', NULL, NULL, NULL),
    (4, 1, 'eli', 'member', NULL, NULL, '2026-11-02T09:00:00.000000Z'),
    (5, 2, 'ben', 'leader', NULL, NULL, NULL);
INSERT INTO measure (id, breakthrough, name, unit, kind, guard, rhythm, direction, archived_at) VALUES
    (1, 1, 'days to issue a permit', 'days', 'level', 0, 7, 'fall', NULL),
    (2, 1, 'complaints', '', 'cumulative', 1, 14, NULL, NULL);
INSERT INTO reading (id, measure, "on", value, note, by, at, superseded, corrects) VALUES
    (1, 1, '2026-10-09', '44.50', '', 'ben', '2026-10-09T15:00:00.000000Z', 1, NULL),
    (2, 1, '2026-10-09', '43', 'counted again', 'ben', '2026-10-10T15:00:00.000000Z', 0, 1);
INSERT INTO obstacle (id, breakthrough, number, title, state, raised_by, raised_at, leader, ask, tried, stops, needed_by, promised, question, waiting_since, waited, confirmed_by, confirmed_at) VALUES
    (1, 1, 13, 'No scanner in the north office', 'in hand', 'ben', '2026-10-20T08:00:00.000000Z', 'bo', 'A scanner', 'borrowed one', '', '2026-11-27', '2026-11-25', '', NULL, 259200, NULL, NULL),
    (2, 1, 14, 'The law wants two signatures', 'refocused', 'ana', '2026-10-21T08:00:00.000000Z', 'bo', 'One', '', 'the number', NULL, NULL, '', NULL, 86400, 'ana', '2026-10-23T08:00:00.000000Z');
INSERT INTO goal (id, breakthrough, version, sentence, short, measure, baseline, baseline_on, baseline_source, target, report_back, reason, set_by, set_at, obstacle) VALUES
    (1, 1, 1, 'Cut days to issue a building permit from 45 to 20', 'Permits in 20 days', 1, '45', '2026-09-01', 'register', '20', '2026-12-11', '', 'bo', '2026-09-21T07:00:00.000000Z', NULL),
    (2, 1, 2, 'Cut days to issue a building permit from 45 to 25', 'Permits in 25 days', 1, '45', '2026-09-01', 'register', '25', '2026-12-11', 'two signatures stay', 'bo', '2026-10-22T07:00:00.000000Z', 2),
    (3, 2, 1, 'On-time delivery to 92 %', '', NULL, NULL, NULL, '', NULL, NULL, '', 'ben', '2026-11-20T07:00:00.000001Z', NULL);
INSERT INTO answer (id, obstacle, kind, note, leader, at, recorded_by, how, goal_version) VALUES
    (1, 2, 'refocused', 'two signatures stay', 'bo', '2026-10-22T07:00:00.000000Z', 'ana', 'by phone', 2);
INSERT INTO board_column (id, breakthrough, name, kind, "limit", rank, archived_at) VALUES
    (1, 1, 'To do', 'to do', NULL, '3', NULL),
    (2, 1, 'Doing', 'doing', 4, '5', NULL),
    (3, 1, 'Done', 'done', NULL, '7', NULL),
    (4, 1, 'Waiting', 'doing', NULL, '6', '2026-10-30T07:00:00.000000Z');
INSERT INTO card (id, breakthrough, number, title, description, owner, due, labels, addresses, "column", rank, done_at, archived_at, created_by, created_at, owner_changed_at) VALUES
    (1, 1, 11, 'call the depot [/] ''x'' "y"', 'two
lines', 'ana', '2026-12-12', '["stock","窓口"]', '["https://example.org/a?b=c"]', 1, '5', NULL, NULL, 'ana', '2026-10-03T07:00:00.000000Z', NULL),
    (2, 1, 12, 'مرحبا 👩‍🚒 Über Łódź', '', NULL, NULL, '[]', '[]', 3, '5', '2026-10-30T07:00:00.000000Z', '2026-11-01T07:00:00.000000Z', 'ben', '2026-10-03T07:00:00.000000Z', '2026-10-04T07:00:00.000000Z');
INSERT INTO checklist_item (id, card, text, done, owner, rank, archived_at) VALUES
    (1, 1, 'find the number', 1, 'ben', '5', NULL);
INSERT INTO comment (id, card, obstacle, author, at, text, archived_at) VALUES
    (1, 1, NULL, 'ben', '2026-10-05T07:00:00.000000Z', 'nobody picks up', NULL),
    (2, NULL, 1, 'bo', '2026-10-21T07:00:00.000000Z', 'ordered', NULL);
INSERT INTO obstacle_card (obstacle, card, stops) VALUES (1, 1, 1);
INSERT INTO event (id, stream, position, command, step, v, at, actor, door, kind, entity, entity_id, before, after, undoes, checksum) VALUES
    (1, 1, 23, '6f1c2f0e-0000-4000-8000-000000000001', 0, 1, '2026-10-03T07:00:00.000000Z', 'ana', 'screen', 'card added', 'card', '1', '{}', '{"title":"call the depot"}', NULL, 'abc');
INSERT INTO merged_command (command, became) VALUES
    ('a-second-move', 'c1');
INSERT INTO preference (person, "key", value) VALUES ('ana', 'theme', '{"name":"dark"}');
INSERT INTO draft (person, place, text, at) VALUES ('ben', 'card:1:comment', 'I think', '2026-11-01T07:00:00.000000Z');
INSERT INTO seen (person, breakthrough, position, at) VALUES ('ana', 1, 20, '2026-11-01T07:00:00.000000Z');
INSERT INTO merged_command (command, became) VALUES
    ('6f1c2f0e-0000-4000-8000-000000000002', '6f1c2f0e-0000-4000-8000-000000000001');
INSERT INTO label (id, breakthrough, tag, name, colour, archived_at) VALUES
    (1, 1, 'stock', 'In stock', 'good', NULL),
    (2, 1, '窓口', '', 'warm', '2026-11-01T07:00:00.000000Z');
INSERT INTO card_text (card, breakthrough, text) VALUES
    (1, 1, 'call the depot [/] ''x'' "y"
two
lines
nobody picks up'),
    (2, 1, 'مرحبا 👩‍🚒 uber lodz');
INSERT INTO card_search (card_search) VALUES ('rebuild');
UPDATE breakthrough SET checkin_weekday = 1, checkin_at = '09:00', launch_reason = 'the office moves', launch_reason_of = 'bo',
    backup_name = 'Kim', backup_contact = 'kim@example.org', came_from = NULL WHERE id = 1;
INSERT INTO area (id, name, unit, target, target_on, breakthrough, created_by, created_at, archived_at) VALUES
    (1, 'Permits on time', '%', '90', '2027-03-01', 1, 'bo', '2026-09-01T07:00:00.000000Z', NULL);
INSERT INTO area_figure (id, area, "on", value, by, at, superseded) VALUES
    (1, 1, '2026-08-01', '52.5', 'bo', '2026-09-01T07:00:00.000000Z', 0);
INSERT INTO goal_answer (id, breakthrough, question, person, answer, note, at) VALUES
    (1, 1, 8, 'bo', 'yes', 'people sleep in their cars', '2026-09-25T07:00:00.000000Z');
INSERT INTO vote (id, breakthrough, opened_by, opened_at, closed_by, closed_at, asked, voted, result) VALUES
    (1, 1, 'ana', '2026-10-02T08:00:00.000000Z', 'ana', '2026-10-02T08:10:00.000000Z', 3, 5, '["6.5","3","9"]'),
    (2, 1, 'ana', '2026-11-02T08:00:00.000000Z', NULL, NULL, 3, 0, '[]');
INSERT INTO ballot (id, vote, person, value) VALUES (1, 1, 'ben', 7), (2, 1, 'bo', 5);
INSERT INTO promise (id, breakthrough, leader, kind, amount, text, at, recorded_by, archived_at) VALUES
    (1, 1, 'bo', 'days to answer', '2', '', '2026-10-02T08:00:00.000000Z', 'ana', NULL);
INSERT INTO preparation (card, hurts, tried, source, finding, preparing) VALUES
    (2, 'at the counter', 'a second queue', 'register', '45 days in March', 1);
INSERT INTO proposal (id, breakthrough, proposed_by, proposed_at, sentence, short, target, report_back, reason, version, obstacle, state,
    answered_by, answered_at, note) VALUES
    (1, 1, 'ana', '2026-11-02T08:00:00.000000Z', NULL, NULL, '22', NULL, 'it goes well', 2, NULL, 'open', NULL, NULL, '');
INSERT INTO meeting (id, breakthrough, kind, form, "on", at, begun_at, ended_at, block, block_since, length, created_by, archived_at) VALUES
    (1, 1, 'launch', 'half day', '2026-10-02', '09:00', '2026-10-02T07:00:00.000000Z', NULL, 1, '2026-10-02T07:00:00.000000Z', 240, 'ana', NULL);
INSERT INTO agenda_block (id, meeting, title, minutes, rank, screen, prompt, notes, spent, archived_at) VALUES
    (1, 1, 'The leader opens', 20, '5', 'goal', 'Why this, why now?', 'Bo: "now or never"', 75, NULL);
INSERT INTO attendance (id, meeting, person, present) VALUES (1, 1, 'ben', 1);
INSERT INTO commitment (id, breakthrough, meeting, person, text, due, done_at, created_by, created_at, archived_at) VALUES
    (1, 1, 1, 'bo', 'an hour each Tuesday', '2026-10-06', NULL, 'ana', '2026-10-02T10:00:00.000000Z', NULL);
INSERT INTO pulse (id, breakthrough, person, week, energy, confidence, at) VALUES
    (1, 1, 'ben', '2026-10-05', 6, 7, '2026-10-06T10:00:00.000000Z');
INSERT INTO lesson (id, breakthrough, tried, expected, happened, keep, who_else, card, leaders, by, at, archived_at) VALUES
    (1, 1, 'call back the same day', 'fewer letters', 'half as many', 'keep', 'the east office', 1, 0, 'ben', '2026-11-01T10:00:00.000000Z', NULL);
INSERT INTO report_part (id, breakthrough, part, title, text, rank, hidden, archived_at) VALUES
    (1, 1, 'thanks', '', 'Thank you, depot', '5', 0, NULL);
INSERT INTO signal_seen (person, breakthrough, signal, until) VALUES ('bo', 1, 'no check-in', '2026-11-30');
INSERT INTO presence (session, person, since, seen_at) VALUES
    ('6f1c2f0e-0000-4000-8000-000000000003', 'ana', '2026-11-01T07:00:00.000000Z', '2026-11-01T07:05:00.000000Z');
