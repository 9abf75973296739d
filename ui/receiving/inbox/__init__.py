"""What comes from other units: its presenter, and what that has done away from the window."""
