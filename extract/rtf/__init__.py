"""Rich Text Format, translated to the XML of the Word files of today."""
