export const names = `
- read :: read_text_file {"path":"README.md"}
- secret :: read_text_file {"path":"/home/app/.env"}
- read :: list_directory {"path":"."}
- read :: directory_tree {"path":"."}
- read :: search_files {"path":".","pattern":"delete"}
- read :: get_file_info {"path":"a"}
- read :: list_allowed_directories
- data :: write_file {"path":"a.txt","content":"rm -rf"}
- data :: edit_file {"path":"a.txt","edits":[]}
- data :: create_directory {"path":"out"}
- data :: move_file {"source":"a","destination":"b"}
D data :: delete_file {"path":"a.txt"}
- data :: delete_file {"path":"/tmp/job/a.txt"}
- read :: mcp__github__get_file_contents {"owner":"a","repo":"b","path":"c"}
- read :: mcp__github__search_code {"q":"delete"}
- read :: mcp__github__list_pull_requests {"owner":"a","repo":"b"}
- data :: mcp__github__create_pull_request {"title":"x"}
- data :: mcp__github__create_or_update_file {"path":"a"}
- data :: mcp__github__push_files {"files":[]}
- data :: mcp__github__merge_pull_request {"pullNumber":1}
- data :: mcp__github__fork_repository {"repo":"a"}
D data :: mcp__github__delete_file {"path":"src/a.ts"}
D history :: mcp__github__delete_branch {"branch":"main"}
- message/data :: mcp__github__add_issue_comment {"body":"x"}
- data :: create_branch {"branch":"x"}
- message rev=no :: mcp__slack__slack_post_message {"channel_id":"C1","text":"hi"}
- message :: slack_reply_to_thread {"text":"hi"}
- read :: slack_list_channels
- read :: slack_get_channel_history {"channel_id":"C1"}
- data :: slack_add_reaction {"reaction":"ok"}
D data rev=no :: create_refund {"charge":"ch_1","amount":500}
D data :: stripe_create_refund {"payment_intent":"pi"}
- read :: list_customers {"limit":3}
- read :: retrieve_balance
- data :: create_customer {"email":"a@example.com"}
D data :: cancel_subscription {"subscription":"s"}
- data :: create_invoice {"customer":"c"}
D data/message :: finalize_and_pay_invoice {"invoice":"i"}
- read :: notion-search {"query":"x"}
- read :: notion-fetch {"id":"a"}
- data :: notion-create-pages {"pages":[]}
- data :: notion-update-page {"id":"a"}
D data :: API-delete-a-block {"block_id":"a"}
- read :: linear_search_issues {"query":"x"}
- data :: linear_create_issue {"title":"x"}
- data :: linear_update_issue {"id":"x"}
- read :: jira_get_issue {"key":"A-1"}
- data/infra :: jira_transition_issue {"key":"A-1"}
D data :: jira_delete_issue {"key":"A-1"}
- message/data :: jira_add_comment {"key":"A-1","body":"x"}
- message rev=no :: send_email {"to":["a@example.com"],"subject":"x"}
- data :: draft_email {"to":["a@example.com"]}
- read :: search_emails {"query":"from:x"}
- read :: read_email {"messageId":"1"}
D data :: delete_email {"messageId":"1"}
D data :: batch_delete_emails {"messageIds":["1"]}
- data :: modify_email {"messageId":"1"}
- read :: list-calendars
- read :: list-events {"calendarId":"a"}
- data :: create-event {"summary":"x"}
D data :: delete-event {"eventId":"e"}
- data :: update-event {"eventId":"e"}
- data/message :: respond-to-event {"eventId":"e"}
- read :: query {"sql":"SELECT 1"}
D data :: query {"sql":"DROP TABLE users"}
D data :: execute_sql {"query":"DELETE FROM a"}
- read :: list_tables {"schemas":["public"]}
- unknown/config :: apply_migration {"name":"x","query":"CREATE TABLE t (id int)"}
- read :: puppeteer_navigate {"url":"https://example.com"}
- read :: puppeteer_screenshot {"name":"x"}
- data/unknown :: puppeteer_click {"selector":"#delete"}
- data/unknown :: puppeteer_fill {"selector":"#a","value":"x"}
- read :: browser_snapshot
- data :: browser_type {"text":"x"}
- unknown :: puppeteer_evaluate {"script":"document.querySelector('#x').click()"}
- read :: pods_list {"namespace":"shop"}
- read :: pods_log {"name":"a"}
D infra :: pods_delete {"name":"a","namespace":"prod"}
D infra/data :: resources_delete {"kind":"Deployment","name":"web"}
- infra/data :: resources_create_or_update {"resource":"x"}
- infra :: kubectl_scale {"name":"web","replicas":0}
D infra :: kubectl_delete {"resourceType":"namespace","name":"shop"}
- read :: kubectl_get {"resourceType":"pods"}
- infra :: helm_install {"name":"a","chart":"b"}
D infra/data :: helm_uninstall {"name":"a"}
D infra :: kubectl {"command":"kubectl delete ns shop"}
D infra :: aws {"args":["ec2","terminate-instances","--instance-ids","i-1"]}
- read :: call_aws {"cli_command":"aws ec2 describe-instances"}
D infra :: call_aws {"cli_command":"aws rds delete-db-instance --db-instance-identifier shop --skip-final-snapshot"}
D data :: drop_collection {"collection":"orders"}
D data :: delete_many {"collection":"orders","filter":{}}
- read :: find {"collection":"orders","filter":{}}
- read :: aggregate {"pipeline":[]}
- data :: insert_many {"collection":"orders"}
- read :: list_deleted_items
- read :: get_purge_schedule
- read :: count_removed_members
- read :: view_cancelled_orders
D data :: get_and_delete_message {"id":"1"}
D data :: read_and_delete {"id":"1"}
D data :: ordersDelete {"id":"1"}
D infra :: volumeDelete {"volumeId":"v"}
D infra :: terminateInstance {"id":"i"}
D data :: hard_delete_user {"id":"1"}
D data :: users.purge {"id":"1"}
- read :: delete_records {"table":"orders","dry_run":true}
D data :: delete_records {"table":"orders","dry_run":false}
D data :: update_records {"table":"orders","force":true}
D data :: update_stock {"hard_delete":true}
- config :: set_feature_flag {"flag":"a","on":true}
- config :: update_dns_record {"name":"a"}
- config :: assign_role {"user":"a","role":"admin"}
- secret :: get_secret {"name":"db"}
- secret :: show_credentials
- secret :: read_env
- read :: list_secrets
- infra :: restart_service {"name":"web"}
- infra :: scale_deployment {"replicas":0}
- infra :: rollback_release {"to":"v1"}
D data rev=no :: send_payment {"amount":10}
D data :: transfer_funds {"amount":10}
D data :: place_order {"sku":"a"}
- read :: order_status {"id":"1"}
- read :: order_details_lookup {"id":"1"}
- data :: order_update {"id":"1"}
- read :: payment_history
- message :: send_payment_reminder {"to":"a@example.com"}
- message :: send_invoice_email {"to":"a@example.com"}
- message :: publish_post {"text":"x"}
- message :: tweet {"text":"x"}
- unknown :: frobnicate {"x":1}
- unknown :: do_it
- unknown :: process_batch {"id":"1"}
- unknown :: handle_request {"id":"1"}
- read :: think {"thought":"delete it"}
- read :: calculate {"expression":"1+1"}
- read :: TodoWrite {"todos":[]}
- read :: WebSearch {"query":"rm -rf"}
- read :: WebFetch {"url":"https://example.com","prompt":"x"}
- read :: Grep {"pattern":"DROP TABLE"}
D data :: Bash {"command":"rm -rf build"}
- unknown :: execute_python {"code":"job()"}
D data :: execute_python {"code":"import shutil; shutil.rmtree('x')"}
D data :: run_in_terminal {"command":"rm -rf build","explanation":"x"}
D data :: str_replace_based_edit_tool {"command":"undo_edit","path":"a"}
- data :: str_replace_based_edit_tool {"command":"str_replace","path":"a.ts","old_str":"a","new_str":"b"}
- read :: str_replace_based_edit_tool {"command":"view","path":"a.ts"}
- data :: apply_patch {"input":"*** Begin Patch\\n*** Update File: a.ts\\n*** End Patch"}
D data :: apply_patch {"input":"*** Begin Patch\\n*** Delete File: a.ts\\n*** End Patch"}
`.replace("D data :: str_replace_based_edit_tool {\"command\":\"undo_edit\"", "- data :: str_replace_based_edit_tool {\"command\":\"undo_edit\"");
export const requests = `
- read :: http_request {"method":"GET","url":"https://api.example/orders"}
D data :: http_request {"method":"DELETE","url":"https://api.example/orders/1"}
- data :: http_request {"method":"PUT","url":"https://api.example/orders/1","body":{}}
- config :: http_request {"method":"PATCH","url":"https://api.example/settings","body":{}}
- data :: http_request {"method":"POST","url":"https://api.example/orders","body":{}}
- read :: http_request {"method":"POST","url":"https://api.example/orders/search","body":{}}
D data :: http_request {"method":"POST","url":"https://api.example/orders/1/purge"}
- unknown :: http_request {"method":"GET","url":"https://admin.example/delete_user?id=3"}
- read :: http_request {"method":"GET","url":"https://api.example/deleted-users"}
- message :: http_request {"method":"POST","url":"https://slack.com/api/chat.postMessage","body":{"text":"x"}}
D data :: http_request {"method":"POST","url":"https://api.stripe.com/v1/refunds","body":{}}
D infra :: http_request {"method":"DELETE","url":"https://api.digitalocean.com/v2/droplets/1"}
- infra :: http_request {"method":"POST","url":"https://api.digitalocean.com/v2/droplets","body":{}}
D data :: http_request {"method":"POST","url":"https://es.example/_bulk_delete"}
D infra :: http_request {"method":"POST","url":"https://backboard.railway.app/graphql/v2","body":{"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}}
- read :: http_request {"method":"POST","url":"https://api.example/graphql","body":{"query":"{ orders { id } }"}}
- read :: graphql {"query":"query Q { deleteLog { id } }"}
D data :: graphql {"query":"mutation { orderDelete(id: 1) { id } }"}
D data :: graphql {"query":"mutation { a: orderDelete(id: 1) { id } }"}
- data :: graphql {"query":"mutation { orderUpdate(id: 1) { id } }"}
D data :: graphql {"query":"fragment F on Mutation { deleteOrder(id: 1) { id } } mutation { ...F }"}
- read :: graphql {"query":"query A { a } mutation B { deleteOrder(id: 1) { id } }","operationName":"A"}
D data :: graphql {"query":"query A { a } mutation B { deleteOrder(id: 1) { id } }","operationName":"B"}
- unknown :: graphql {"query":"mutation { deleteOrder(id: "}
D history :: graphql {"query":"mutation { deleteRef(input: {refId: \\"r\\"}) { clientMutationId } }"}
`;
