"""Word 97 to 2003 (``.doc``): the binary format, translated to the XML of the one that followed."""
