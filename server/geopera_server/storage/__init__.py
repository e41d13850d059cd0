"""Where the files that jobs produce are kept."""
