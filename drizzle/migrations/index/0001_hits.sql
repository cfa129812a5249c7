-- Full-text search over what went in and what came out of each row; rowid = steps.id.
-- Contentless: the texts themselves stay in the exhibits, so excerpts are read again from there.
CREATE VIRTUAL TABLE `hits` USING fts5(input, output, content='', tokenize="unicode61 remove_diacritics 2 tokenchars '_'");
