"""Projects, their scenes and the scenes' assets."""
