"""All breakthroughs, and starting one."""
