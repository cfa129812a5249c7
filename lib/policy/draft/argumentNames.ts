/* What the name of an argument says of its values, by its last word. */

/** Numbers that count nothing. */
export const idName = /(?:^|_|(?<=[a-z]))(?:id|ids|number|nr|no|account|ref|reference|code|pin|zip)_?$/i;
/** Names that say that people write something here. */
export const textName = /(?:^|_|(?<=[a-z]))(?:body|content|contents|text|message|messages|subject|title|description|summary|notes?|comments?|reason|remarks?|thought|feedback|caption|explanation|justification|details)$/i;

/** Names of what can carry something out of the house. */
export const outletName = /(?:^|_|(?<=[a-z]))(?:url|uri|link|href|endpoint|webhook|domain|hostname|website|page|address|callback)s?$/i;
