"""One command for each thing that a person does; each is one transaction."""
