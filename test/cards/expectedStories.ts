/**
 * What the cards say of the whole, a card a line: the calls that did harm, and the factors that must be told. What ran into an error, or
 * of which nobody saw the end, is none of them; a factor behind ! must not be told. Who asked for a call is not asked here, so the routine
 * of a card counts beside its harm, and the two factors that need an origin are in no line.
 */
export const expectedStories = `
  1    routine,orders           constraint_lost ambiguous_instruction broad_permission no_magnitude_limit no_dry_run no_approval_gate
  2    push                     ambiguous_instruction no_approval_gate broad_permission
  2b   push                     no_approval_gate broad_permission
  3    comment                  broad_permission rule_in_prompt_only
  4    zero                     feedback_loop no_magnitude_limit approval_disabled standing_credential broad_permission no_approval_gate
  5    delete                   credential_found environment_confusion broad_permission no_approval_gate rule_in_prompt_only shared_backup standing_credential approval_disabled own_explanation
  6    wipe                     rule_in_prompt_only environment_confusion false_report no_approval_gate
  8    reset                    warning_ignored
  8b   reset
  9    check                    no_dry_run rule_in_prompt_only no_approval_gate
  10   reset                    subagent_deviation no_approval_gate approval_disabled
  11   -                        log_destroyed approval_disabled
  11b  -                        log_destroyed approval_disabled
  12   rmtree,rm                hidden_verb no_dry_run
  12b  rm                       no_dry_run !hidden_verb
  13   xargs                    hidden_verb
  13b  xargs                    hidden_verb
  14b  reset                    no_approval_gate
  14c  push                     no_approval_gate
  15   delete                   broad_permission no_approval_gate
  16   insert                   broad_permission
  17   publish
  18   queue
  18b  queue
  19   drop                     !environment_confusion !ambiguous_instruction
  19b  drop                     environment_confusion
  20   check                    no_dry_run no_approval_gate !credential_found
  21   buy1,buy2,buy3,buy4,buy5 no_magnitude_limit feedback_loop
  21b  -
  22   -
  22b  overwrite                environment_confusion
`;
