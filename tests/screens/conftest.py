"""The team of the sketches, for every test of screens."""

from tests.support.permit_fixtures import bare_made_once as bare_made_once
from tests.support.permit_fixtures import bare_team as bare_team
from tests.support.permit_fixtures import permit_made_once as permit_made_once
from tests.support.permit_fixtures import team as team
