"""One small file per gesture; tools take plain points and know no Qt."""
