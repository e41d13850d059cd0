"""How scenes are drawn, without widgets."""
