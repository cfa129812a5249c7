CREATE TABLE `origins` (
	`call` integer PRIMARY KEY NOT NULL,
	`verdict` text NOT NULL,
	`strength` text NOT NULL,
	`rule` text NOT NULL,
	`document` integer,
	`passage_start` integer,
	`passage_end` integer,
	`for` text,
	`against` text,
	`words` text,
	`values` text,
	`path` text,
	`missing` text,
	`run` integer NOT NULL,
	`place` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passages` (
	`id` integer PRIMARY KEY NOT NULL,
	`document` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`technique` text NOT NULL,
	`rule` text NOT NULL,
	`strength` text NOT NULL,
	`decoded` text,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `target_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`effects` integer NOT NULL,
	`harmful` integer NOT NULL,
	`destructive` integer NOT NULL,
	`production` integer NOT NULL,
	`staging` integer NOT NULL,
	`development` integer NOT NULL,
	`unknown` integer NOT NULL,
	`first` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `total_targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`unit` text NOT NULL,
	`currency` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`effects` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `documents` ADD `verdict` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `read` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `run` integer;--> statement-breakpoint
ALTER TABLE `documents` ADD `place` integer;