CREATE TABLE `external_events` (
	`record` integer PRIMARY KEY NOT NULL,
	`exhibit` integer NOT NULL,
	`at_us` integer NOT NULL,
	`time_text` text NOT NULL,
	`kind` text,
	`source` text,
	`text` text NOT NULL,
	`detail` text,
	`own_id` text,
	`url` text,
	`cut` integer NOT NULL
);
