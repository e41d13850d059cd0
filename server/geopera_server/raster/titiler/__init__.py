"""Reading and drawing with the meaning that TiTiler gives to its parameters.

``classic`` is what titiler.core 0.7 (rio-tiler 3.1) answers, ``modern`` what 2.x (rio-tiler 9)
does. They differ in what counts as valid, how statistics are weighted, and the names of bands.
"""
