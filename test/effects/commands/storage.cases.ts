export const storage = `
- read :: ceph -s
- read :: ceph osd tree
- read :: ceph df
D infra/data rev=no :: ceph osd pool delete data data --yes-i-really-really-mean-it
D infra/data :: ceph osd purge 3 --yes-i-really-mean-it
- infra :: ceph osd out 3
- infra/config :: ceph osd set noout
D infra/data :: ceph fs rm cephfs --yes-i-really-mean-it
- read :: rbd ls pool
- data/infra :: rbd create pool/img --size 10G
D data/infra :: rbd rm pool/img
D data/infra :: rbd snap purge pool/img
- data :: rbd snap create pool/img@s1
D data/infra :: rbd snap rollback pool/img@s1
- read :: rados df
D data/infra :: rados purge pool --yes-i-really-really-mean-it
D data :: rados -p pool rm obj
- read :: gluster volume info
D infra/data :: gluster volume delete vol
- infra/data :: gluster volume stop vol
D infra/data :: gluster volume remove-brick vol srv1:/b force
- read :: zfs list -t snapshot
- data/infra :: zfs snapshot tank/home@now
D data rev=no :: zfs destroy -r tank/home
- read :: zfs destroy -nv tank/home
D data rev=no :: zfs rollback -r tank/home@mon
- config/data :: zfs set compression=lz4 tank/home
- data :: zfs create tank/new
- read :: zpool status
D data rev=no :: zpool destroy -f tank
D data :: zpool labelclear -f /dev/sdb
- config/infra/read :: zpool scrub tank
- config/infra/data :: zpool export tank
- read :: btrfs subvolume list /
D data :: btrfs subvolume delete /mnt/@home
- data/config :: btrfs subvolume snapshot /mnt/@home /mnt/@home-s
- read :: lvs
- read :: pvs -a
D data rev=no :: lvremove -f vg0/data
D data rev=no :: vgremove vg0
D data :: pvremove /dev/sdb1
- config/data/infra :: lvcreate -L 10G -n data vg0
- config/data/infra :: lvextend -L +10G vg0/data
D data :: lvreduce -f -L 1G vg0/data
D data rev=no :: mkfs.xfs -f /dev/nvme1n1
D data rev=no :: sgdisk --zap-all /dev/sdb
D data :: parted /dev/sdb mklabel gpt
- read :: parted /dev/sdb print
- read :: fdisk -l
D data rev=no :: blkdiscard /dev/nvme1n1
D data :: cryptsetup luksFormat /dev/sdb1
- config/infra :: cryptsetup open /dev/sdb1 data
D data :: cryptsetup luksErase /dev/sdb1
- read :: mdadm --detail /dev/md0
D data :: mdadm --zero-superblock /dev/sdb1
- infra/config :: mdadm --stop /dev/md0
- read :: mc ls s3/bucket
- data shared=yes :: mc cp a.txt s3/bucket/
D data shared=yes :: mc rm --recursive --force s3/bucket
D data/infra shared=yes :: mc rb --force s3/bucket
- data shared=yes :: mc mirror ./site s3/site
D data shared=yes :: mc mirror --remove ./site s3/site
D config/infra/data :: mc admin user remove s3 bob
- infra :: mc admin service restart s3
- config/infra :: mc mb s3/new
- read :: rclone lsf remote:bucket
- data :: rclone copy ./a remote:a
D data :: rclone sync ./a remote:a
- read :: rclone sync ./a remote:a --dry-run
D data :: rclone sync --dry-run=false ./a remote:a
D data :: rclone delete remote:bucket/logs
D data :: rclone purge remote:bucket
D data :: rclone cleanup remote:bucket
D data :: rclone move ./a remote:a
- data :: rclone mkdir remote:new
- read :: rclone check ./a remote:a
- data :: s3cmd put a.txt s3://b/
D data :: s3cmd del --recursive s3://b/logs/
D data/infra :: s3cmd rb s3://b
- data :: s3cmd sync ./a s3://b
D data :: s3cmd sync --delete-removed ./a s3://b
- read :: s3cmd ls
D data :: gsutil -m rm -r gs://b/logs
D data/infra :: gsutil rb gs://b
D data :: gsutil -m rsync -d -r ./a gs://b
- data :: gsutil cp a gs://b
- config/data :: gsutil versioning set off gs://b
- read :: restic snapshots
- data :: restic backup /srv
D data rev=no :: restic forget --keep-last 1 --prune
- read :: restic check
D data :: restic key remove ab12
- data :: restic restore latest --target /tmp/r
D data :: borg delete repo::old
- data :: borg create repo::now /srv
D data :: borg prune --keep-daily 7 repo
- read :: borg prune --dry-run --keep-daily 7 repo
- data/config :: borg compact repo
D data :: kopia snapshot delete k123 --delete
- data :: kopia snapshot create /srv
- read :: duplicity collection-status file:///b
D data :: duplicity remove-older-than 1M --force file:///b
- read :: tarsnap --list-archives
D data :: tarsnap -d -f old
- read :: snapper list
D data :: snapper delete 1-20
D data :: timeshift --delete --snapshot '2024-01-01_00-00-01'
D data :: timeshift --delete-all
- data :: timeshift --create
`;
