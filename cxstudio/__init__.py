"""CX Studio, an offline desktop journey mapper; this module holds its version and must import nothing."""

from __future__ import annotations

__version__ = "0.1.0"
APP_ID = "org.cxstudio.CXStudio"
