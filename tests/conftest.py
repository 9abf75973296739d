"""What every test stands on: Qt without a screen."""

import os

# Qt reads it once, when the first application is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
