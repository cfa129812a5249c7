CREATE TABLE `appearances` (
	`step` integer NOT NULL,
	`record` integer NOT NULL,
	`draft` integer NOT NULL,
	`relation` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `appearances_step` ON `appearances` (`step`);--> statement-breakpoint
CREATE TABLE `calls` (
	`number` integer PRIMARY KEY NOT NULL,
	`call_id` text,
	`trace` integer NOT NULL,
	`step` integer,
	`row` integer,
	`tool` text NOT NULL,
	`state` text NOT NULL,
	`result` text NOT NULL,
	`time_us` integer,
	`arguments_sighting` integer,
	`arguments_from` text NOT NULL,
	`result_sighting` integer,
	`cites` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`number` integer PRIMARY KEY NOT NULL,
	`trace` integer NOT NULL,
	`step` integer,
	`call` integer,
	`call_id` text,
	`origin` text NOT NULL,
	`source` text,
	`length` integer NOT NULL,
	`sighting` integer NOT NULL,
	`appearances` integer NOT NULL,
	`cites` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `records` (
	`id` integer PRIMARY KEY NOT NULL,
	`exhibit` integer NOT NULL,
	`number` integer NOT NULL,
	`offset` integer,
	`length` integer,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sightings` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`trace` integer NOT NULL,
	`exhibit` integer NOT NULL,
	`step` integer NOT NULL,
	`identity` text NOT NULL,
	`record` integer NOT NULL,
	`draft` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`is_output` integer NOT NULL,
	`time_us` integer,
	`position` integer NOT NULL,
	`link` text,
	`call_id` text,
	`tool` text,
	`arguments_digest` text,
	`arguments_state` text,
	`text_hash` text,
	`text_length` integer,
	`state` text,
	`is_error` integer,
	`role` text,
	`source` text,
	`seen` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sightings_identity` ON `sightings` (`trace`,`exhibit`,`identity`);--> statement-breakpoint
CREATE TABLE `steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`trace` integer NOT NULL,
	`span_id` text,
	`parent_id` text,
	`parent_known` integer NOT NULL,
	`parent` integer,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`tool` text,
	`status` text NOT NULL,
	`start_us` integer,
	`end_us` integer,
	`clockless` integer NOT NULL,
	`order_key` text NOT NULL,
	`exhibit` integer NOT NULL,
	`record` integer,
	`draft` integer,
	`ordinal` integer,
	`input_state` text NOT NULL,
	`output_state` text NOT NULL,
	`preview` text NOT NULL,
	`model` text,
	`agent` text,
	`tokens_in` integer,
	`tokens_out` integer,
	`cost` real,
	`partial` integer DEFAULT false NOT NULL,
	`call` integer,
	`call_state` text,
	`tree_order` integer,
	`time_order` integer,
	`depth` integer DEFAULT 0 NOT NULL,
	`subtree` integer DEFAULT 0 NOT NULL,
	`through_order` integer,
	`enters_agent` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `steps_trace_span` ON `steps` (`trace`,`span_id`);--> statement-breakpoint
CREATE TABLE `summary` (
	`key` text PRIMARY KEY NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timeline_columns` (
	`name` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tool_schemas` (
	`name` text PRIMARY KEY NOT NULL,
	`exhibit` integer NOT NULL,
	`record` integer NOT NULL,
	`draft` integer NOT NULL,
	`ordinal` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `traces` (
	`id` integer PRIMARY KEY NOT NULL,
	`trace_id` text NOT NULL,
	`exhibit` integer NOT NULL,
	`name` text,
	`thread` text,
	`conversation` integer NOT NULL,
	`start_us` integer,
	`end_us` integer,
	`spans` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `traces_trace_id` ON `traces` (`trace_id`);