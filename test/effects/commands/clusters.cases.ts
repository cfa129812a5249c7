export const clusters = `
- read :: nomad job status web
- read :: nomad node status
- read :: nomad job plan web.nomad
- infra shared=yes :: nomad job run web.nomad
- infra/data :: nomad job stop web
D infra :: nomad job stop -purge web
D infra :: nomad namespace delete old
- infra :: nomad node drain -enable n1
D infra/data :: nomad volume delete vol1
- infra :: nomad alloc restart a1
D infra/data :: nomad system gc
D data/infra :: nomad var purge secret/app
- read :: consul members
- read :: consul kv get -recurse config/
- data/config shared=yes :: consul kv put config/a 1
D data shared=yes :: consul kv delete -recurse config/
- infra/data :: consul leave
D infra/data/config :: consul acl token delete -id x
D data/infra :: consul snapshot restore backup.snap
- data :: consul snapshot save backup.snap
- infra :: consul maint -enable
- read :: vault status
- read :: vault kv list secret/
- secret :: vault kv get secret/db
- secret :: vault read database/creds/app
- config/data/secret shared=yes :: vault kv put secret/db password=x
D infra/data :: vault kv metadata delete secret/db
D infra/data :: vault kv destroy -versions=2 secret/db
- infra/data/config rev=yes :: vault kv undelete -versions=2 secret/db
D infra/config/data :: vault secrets disable kv/
D infra/config/data :: vault lease revoke -prefix aws/
- infra :: vault operator seal
- config/infra/secret :: vault operator init
D config/infra :: vault audit disable file/
D config/infra :: vault policy delete ops
- config :: vault policy write ops ops.hcl
- read :: boundary targets list
D infra/data :: boundary targets delete -id ttcp_1
- unknown :: boundary connect ssh -target-id ttcp_1
- read :: rancher cluster ls
D infra :: rancher cluster delete c-abc
- read :: oc get pods -n shop
D infra :: oc delete project shop
- infra :: oc rollout restart deploy/web
- infra/config :: oc adm policy add-cluster-role-to-user cluster-admin bob
- infra :: oc adm drain node1
D infra/data :: oc adm prune images --confirm
- read :: oc adm prune images
- secret :: oc extract secret/db --to=-
D infra :: kubectl delete ns shop --wait=false
D infra :: kubectl delete -f k8s/ --recursive
D infra rev=with_effort :: kubectl -n shop delete pvc data-db-0
- infra :: kubectl rollout undo deployment/web
- infra :: kubectl scale --replicas=0 deploy --all
D infra :: kubectl replace --force -f pod.yaml
- read :: kubectl apply -f app.yaml --dry-run=server
- read :: kubectl diff -f app.yaml
D data :: kubectl exec deploy/db -- psql -c 'TRUNCATE orders'
- read :: kubectl exec web-1 -- ls /srv
D data shared=yes :: kubectl exec -it web-1 -- sh -c 'rm -rf /data/*'
D infra :: helm uninstall shop -n shop
- infra :: helm rollback shop 3
- read :: helm template . -f values.yaml
- read :: helm get manifest shop
D infra :: helmfile -e prod destroy
- read :: helmfile diff
- infra :: argocd app sync shop
D infra :: argocd app sync shop --prune --force
D infra :: argocd app delete shop --cascade
- read :: argocd app diff shop
- infra :: flux reconcile kustomization apps
- infra :: flux suspend kustomization apps
D infra :: flux uninstall --silent
D infra :: flux delete kustomization apps
- read :: flux get all
D infra/data rev=no :: velero backup delete nightly --confirm
- read :: velero backup describe nightly
- data/infra :: velero backup create now
D infra :: eksctl delete nodegroup --cluster shop ng1
- infra :: eksctl create cluster -f c.yaml
D infra :: kops delete cluster --name shop --yes
- read :: kops delete cluster --name shop
- read :: kops update cluster --name shop
- infra :: kops update cluster --name shop --yes
D infra :: kubeadm reset -f
D infra :: talosctl reset --graceful=false
- read :: talosctl dashboard
- read :: etcdctl get --prefix /registry/pods
D data/infra :: etcdctl del --prefix /registry/
- data :: etcdctl put k v
- read :: etcdctl endpoint health
- data :: etcdctl snapshot save s.db
D data/infra :: etcdctl snapshot restore s.db
D infra/data :: etcdctl member remove 8e9e05c52164694d
- infra/config :: etcdctl compact 5
- infra :: linkerd install
- read :: istioctl analyze
D infra :: istioctl uninstall --purge -y
- read :: istioctl proxy-status
- read :: k9s info
- infra :: skaffold run
D infra :: skaffold delete
D infra :: tkn pipelinerun delete --all
- infra/read :: cilium connectivity test
D infra shared=no :: minikube delete --all --purge
- infra shared=no :: kind create cluster
D infra shared=no :: k3d cluster delete dev
D infra shared=no :: vagrant destroy -f
- infra shared=no :: vagrant halt
D infra :: terraform -chdir=infra/prod destroy -auto-approve
- read :: terraform -chdir=infra/prod plan -destroy
- config shared=yes :: terraform state rm 'module.db'
- config :: tofu workspace new blue
D infra :: terragrunt run-all destroy --terragrunt-non-interactive
D infra :: pulumi destroy -s acme/prod --yes --skip-preview
- read :: pulumi preview --diff
- config shared=yes :: pulumi state delete urn:pulumi:x
D infra :: pulumi stack rm acme/prod --force --yes
D infra :: cdk destroy --all --force
- infra :: cdk deploy --require-approval never
- read :: cdk synth
D infra :: sls remove --stage prod
D infra :: sam delete --stack-name shop --no-prompts
- infra :: ansible-playbook -i prod site.yml
- read :: ansible-playbook -i prod site.yml --check --diff
D data/infra :: ansible all -i prod -m shell -a 'rm -rf /var/log/app/*'
D data :: ansible web -m file -a 'path=/srv/app state=absent'
- read/unknown :: ansible all -m ping
- infra :: packer build image.pkr.hcl
- read :: packer validate image.pkr.hcl
- infra :: knife ssh 'role:web' 'sudo chef-client'
D infra :: knife node delete web1 -y
- infra :: salt '*' state.apply
D data :: salt '*' cmd.run 'rm -rf /srv/data'
- read :: salt '*' test.ping
- infra :: puppet agent -t
- read :: puppet agent -t --noop
`;
