"""Paper document + style + font metrics → placed pages: pure, frozen, the same for every pen."""
