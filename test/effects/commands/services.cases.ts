export const services = `
- read shared=no :: docker ps -a
D infra shared=no rev=no :: docker volume prune -af
D infra shared=no :: docker system prune -a --volumes -f
- infra shared=no :: docker compose up -d
- infra shared=no :: docker compose -f prod.yml restart web
D infra shared=no :: docker compose -p shop down --volumes --remove-orphans
D infra shared=no :: podman rm -fa
D infra shared=no :: podman system reset -f
- read :: podman images
D infra :: docker -H tcp://db.prod.example:2375 rm -f web
D infra :: docker stack rm shop
- infra :: docker service scale web=0
D infra :: docker swarm leave --force
- infra :: docker node update --availability drain n1
D infra rev=no :: docker buildx build --push -t reg.example/app:1 .
- infra :: docker buildx build -t app:1 .
D infra :: docker buildx prune -af
- read :: docker buildx ls
D infra :: docker push reg.example/app:latest
- infra :: docker tag app:1 reg.example/app:1
- infra :: docker kill web
D infra/data :: docker run --rm -v /srv/data:/d alpine rm -rf /d
D infra :: crictl rmi --prune
- infra/config :: systemctl restart nginx
- infra/config :: systemctl mask docker
- read :: systemctl list-units --failed
- config/infra :: systemctl daemon-reload
- infra/config :: launchctl bootout system/com.example.agent
- read :: launchctl list
- infra/config :: launchctl unload -w /Library/LaunchDaemons/x.plist
- read :: sc query Spooler
D infra/config :: sc delete Spooler
- infra/config :: sc stop Spooler
- infra/config :: net stop Spooler
- config/infra :: sc config Spooler start= disabled
D infra :: pm2 delete all
- infra :: pm2 reload web
- read :: pm2 logs web
D infra/data :: pm2 flush
- infra :: supervisorctl restart all
- read :: supervisorctl status
- read :: heroku ps -a shop
- secret :: heroku config -a shop
- secret :: heroku config:get DATABASE_URL -a shop
- config :: heroku config:set A=1 -a shop
D infra/config :: heroku config:unset A -a shop
D infra/data rev=no :: heroku pg:reset DATABASE_URL --confirm shop -a shop
D infra/data :: heroku apps:destroy shop --confirm shop
- infra/config :: heroku maintenance:on -a shop
- infra :: heroku ps:scale web=0 -a shop
- infra :: heroku rollback v12 -a shop
- infra :: heroku restart -a shop
D data :: heroku run rails db:drop -a shop
D data :: heroku pg:psql -a shop -c 'DROP TABLE orders'
- read :: heroku pg:info -a shop
- data/infra/read :: heroku pg:backups:capture -a shop
- read :: fly status -a shop
D infra :: fly apps destroy shop -y
D infra/data :: fly volumes destroy vol_1 -y
- infra :: fly scale count 0 -a shop
- config :: fly secrets set A=1
D config/infra :: fly secrets unset A
- infra :: fly deploy
D data :: fly ssh console -C 'rm -rf /data'
D infra/data rev=no :: railway volume delete -v vol_1 -y
- infra :: railway up --detach
D infra/data :: railway environment delete staging
D infra :: railway down -y
- secret :: railway variables --kv
D infra :: render services delete srv-1
- read :: render services list
D infra :: vercel remove shop --yes
- infra :: vercel --prod
- infra :: vercel rollback
- read :: vercel ls
D config/infra :: vercel env rm TOKEN production -y
- secret :: vercel env pull .env.local
- infra :: netlify deploy --prod
D infra/data :: netlify sites:delete s1 --force
- read :: netlify status
- infra :: npx wrangler deploy
D data/infra :: npx wrangler d1 delete shop -y
D data :: npx wrangler d1 execute shop --remote --command 'DROP TABLE users'
D data/infra :: npx wrangler kv key delete --binding KV a
D data/infra :: wrangler r2 object delete b/a.txt
D data/infra :: wrangler r2 bucket delete b
D infra :: wrangler delete --name api
- config :: wrangler secret put TOKEN
- read :: wrangler tail
D infra/data :: firebase firestore:delete --all-collections --force
D infra/data :: firebase database:remove / -f
- infra :: firebase deploy --only hosting
D infra :: firebase functions:delete hook --force
- read :: firebase projects:list
D data/infra :: pscale database delete shop --force
D data/infra :: pscale branch delete shop dev
- read :: pscale branch list shop
- infra/data :: pscale deploy-request deploy shop 3
D data/infra :: neonctl projects delete p1
D data/infra :: neonctl branches delete br-1
D data/infra :: neonctl branches reset br-1 --parent
- read :: neonctl branches list
D data/infra :: supabase projects delete abc
D data/infra :: turso db destroy shop -y
D infra :: doctl compute droplet delete web1 -f
- read :: doctl compute droplet list
D infra/data :: doctl databases delete 12 -f
- infra :: doctl compute droplet-action power-off 12
D infra :: hcloud server delete web1
- read :: hcloud server list
- infra :: hcloud server poweroff web1
- read :: linode-cli linodes list
D infra :: linode-cli linodes delete 12
D infra :: scw instance server terminate 12
D infra :: vultr-cli instance delete 12
D infra :: openstack server delete web1
- read :: openstack server list
D infra :: ibmcloud ks cluster rm -c shop -f
D infra :: oci compute instance terminate --instance-id x --force
D data shared=yes rev=no :: stripe refunds create --charge ch_1
- read :: stripe customers list
D data :: stripe customers delete cus_1
D data/infra :: stripe subscriptions cancel sub_1
- message rev=no :: twilio api:core:messages:create --to +15550100 --from +15550101 --body hi
- read :: twilio phone-numbers:list
D infra/data :: twilio phone-numbers:remove PN1
- read :: auth0 users search -q x
D infra/data/config :: auth0 users delete auth0|1 --force
D infra/data/config :: auth0 apps delete abc --force
D infra/config/data :: okta apps delete 0oa1
- read :: sentry-cli releases list
D infra/data :: sentry-cli releases delete 1.0
- read :: datadog-ci lambda instrument --dry-run
- infra/data/message :: pd incident create -t x
- config/infra/data :: ldcli flags toggle-on --flag f --environment production
D config/infra/data :: ldcli flags delete --flag f
- read :: circleci config process .circleci/config.yml
D infra/data :: jf rt delete libs/old --quiet
D infra :: jf rt upload a.jar libs/
- message :: slack chat send --text hi --channel '#ops'
- infra :: sf project deploy start -o prod
D data/infra :: sf data delete record -s Account -i 001
- read :: sf data query -q 'SELECT Id FROM Account'
D infra/data :: gam delete user bob@example.com
- read :: gam info user bob@example.com
D infra/config/data :: m365 spo site remove --url https://x --force
- config/infra :: tailscale up
D config/infra :: tailscale logout
`;
