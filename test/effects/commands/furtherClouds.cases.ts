/** Clusters, clouds and platforms beside those that the other lists have. */
export const furtherClouds = String.raw`
# infrastructure as code and clusters
D infra :: crossplane beta delete managed.database/prod
- read :: crossplane beta trace cluster.eks prod
D infra :: kops delete cluster --name prod.k8s.local --yes
- read :: kops get clusters
- infra/config :: kops update cluster --name a.k8s.local --yes
D infra :: eksctl delete cluster --name shop
- infra :: eksctl create cluster --name shop
- read :: eksctl get nodegroup --cluster shop
D infra :: kubeadm reset -f
- infra :: kubeadm join 10.0.0.1:6443 --token x
D infra :: argocd app delete shop --cascade
D infra :: argocd app sync shop --prune
- infra :: argocd app sync shop
- read :: argocd app diff shop
- read :: argocd app list
D infra :: flux delete kustomization apps --silent
- infra :: flux suspend kustomization apps
- read :: flux get all
D infra :: flux uninstall --silent
D infra :: velero backup delete nightly --confirm
- data/infra :: velero backup create nightly
D infra :: rancher cluster delete c-abc12
D infra :: talosctl reset --graceful=false -n 10.0.0.2
- read :: talosctl get members
D infra :: openstack server delete web-1
D infra :: openstack volume delete vol-1 --force
- read :: openstack server list
- infra :: openstack server stop web-1
D infra :: hcloud server delete web-1
- read :: hcloud server list
- infra :: hcloud server poweroff web-1
D infra :: linode-cli linodes delete 1234
- read :: linode-cli linodes list
D infra :: vultr-cli instance delete abc
D infra :: scw instance server delete abc with-volumes=all
- read :: scw instance server list
D infra :: oci compute instance terminate --instance-id ocid1.x --force
- read :: oci compute instance list --compartment-id x
- infra :: oci compute instance action --action STOP --instance-id ocid1.x
D infra/data :: oci os object bulk-delete --bucket-name b --force
D infra :: ibmcloud is instance-delete web-1 -f
- read :: ibmcloud is instances
D infra :: aliyun ecs DeleteInstance --InstanceId i-1 --Force true
- read :: aliyun ecs DescribeInstances
D infra :: govc vm.destroy web-1
- read :: govc ls /dc/vm
- infra :: govc vm.power -off web-1
D infra :: virsh undefine web-1 --remove-all-storage
- infra :: virsh shutdown web-1
- read :: virsh list --all
D infra/data :: virsh snapshot-delete web-1 snap1
D infra :: qm destroy 101 --purge
- infra :: qm stop 101
- read :: qm list
D infra :: pct destroy 200
D infra/data :: VBoxManage unregistervm web --delete
- read :: VBoxManage list vms
D infra/data :: incus delete c1 --force
- read :: incus list
D infra :: juju destroy-model shop --no-prompt --destroy-storage
D infra :: juju remove-application mysql
- read :: juju status
- infra/unknown :: salt '*' state.apply
D data/infra/unknown :: salt '*' cmd.run 'rm -rf /srv/data'
- read :: salt '*' test.ping
D data/infra :: ansible all -m shell -a 'rm -rf /srv/data'
D data/infra :: ansible web -m file -a 'path=/srv/data state=absent'
- read :: ansible all -m ping
- read :: ansible-playbook site.yml --check
- infra/unknown/config :: ansible-playbook site.yml -l prod
- read :: ansible-inventory --list
D infra :: bosh delete-deployment -d cf
- read :: packer validate a.pkr.hcl
D infra/data :: nerdctl volume rm data
D infra/data :: podman system reset -f
- read :: skopeo inspect docker://reg.example/a:1
D infra :: skopeo delete docker://reg.example/a:1
- infra :: skaffold run
D infra :: skaffold delete
D infra :: helmfile destroy
D infra :: helmfile -e prod destroy
- infra :: helmfile apply
- read :: helmfile diff
D infra :: terragrunt run-all destroy --terragrunt-non-interactive
D infra :: kustomize build prod | kubectl delete -f -
- infra :: kustomize build prod | kubectl apply -f -
D infra :: kubectl get pods -o name | xargs kubectl delete
D infra :: kubectl patch pvc data -p '{"metadata":{"finalizers":null}}' && kubectl delete pvc data
- infra :: kubectl rollout undo deploy/web
D infra :: dokku apps:destroy shop --force
D infra/data :: dokku postgres:destroy shopdb --force
- read :: dokku apps:list
- infra :: dokku ps:stop shop
D infra :: cf delete shop -f -r
D infra :: cf delete-service shopdb -f
- read :: cf apps
- infra :: cf push shop
D infra :: kamal remove -y
- infra :: kamal deploy
- read :: kamal app logs
D infra :: pulumi stack rm prod --force --yes
- infra :: az deployment group create -g rg -f main.bicep
D infra :: az deployment group create -g rg -f main.bicep --mode Complete
- read :: az deployment group what-if -g rg -f main.bicep
D infra :: gcloud projects delete shop-prod --quiet
D infra/data :: gcloud storage rm -r gs://shop-data
D infra :: gcloud sql instances delete shop
D infra/data :: gcloud firestore databases delete --database=shop
D data/infra :: firebase firestore:delete --all-collections --force
D data/infra :: firebase database:remove / --force
- infra :: firebase deploy --only hosting
- infra/config :: firebase hosting:disable
`;
