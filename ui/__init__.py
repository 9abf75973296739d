"""What is seen and said: the window, the commands and every sentence."""
