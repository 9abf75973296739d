"""The commands without a window: batch work, tests, support."""
