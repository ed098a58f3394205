"""Second stage: a document and a profile into a catalogue, every doubt a finding."""
