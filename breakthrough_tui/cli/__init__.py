"""The command line, one file a noun; it starts without Textual."""
