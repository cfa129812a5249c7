/** Files, disks, machines: what destroys, what truncates, and what looks like it. */
export const destruction = String.raw`
D data :: cat /dev/null > app.log
D data :: :> var/app.log
D data :: cp /dev/null app.log
D data :: truncate --size=0 app.log
- data :: truncate -s 2G swap.img
D data :: echo > /etc/passwd
D data :: printf '' > /var/lib/app/state.json
- data :: echo done >> run.log
- read :: make test > /dev/null 2>&1
- data :: sort names.txt > sorted.txt
D data rev=no :: dd if=/dev/urandom of=/dev/nvme0n1 bs=4M
- data/read :: dd if=/dev/sda of=backup.img
D data :: mkfs.xfs -f /dev/vdb
D data :: wipefs -a /dev/sdc
D data :: blkdiscard /dev/nvme1n1
D data :: sgdisk --zap-all /dev/sdb
D data :: parted /dev/sdb mklabel gpt
- read :: parted /dev/sdb print
- read :: fdisk -l
- read :: lsblk -f
D data :: shred -vzu secrets.txt
D data :: find /srv/data -mtime +30 -delete
D data :: find . -type f -name '*.bak' -exec rm -f {} \;
D data :: find . -name '*.pyc' -print0 | xargs -0 rm
- read :: find . -name '*.pyc' -print0 | xargs -0 ls -l
- read :: find / -size +1G -exec du -h {} +
- data/read :: find . -type d -empty -print
D data :: ls -t /backups | tail -n +6 | xargs -I{} rm -- /backups/{}
D data :: for f in *.csv; do rm "$f"; done
D data :: while read -r p; do rm -rf "$p"; done < list.txt
D data :: rm -rf "$(git rev-parse --show-toplevel)"
D data :: rm -rf -- ~/Documents
D data :: rm -rf "\${HOME:?}"/.config
D data :: sudo rm -rf --no-preserve-root /
D data :: \rm -r src
D data :: command rm -rf node_modules
D data :: cd /srv && rm -rf ./*
- data rev=yes :: rm -rf /tmp/build-123
- data :: rm -rf "$TMPDIR/x"
D data :: rm -rf /tmp/../home/me
D data :: rsync -avz --delete ./site/ web@host.example:/var/www/
D data :: rsync -a --delete-after /empty/ /srv/data/
- data/read :: rsync -avzn --delete a/ b/
- data :: rsync -a src/ backup/
D data :: rclone sync ./out remote:bucket
- data :: rclone copy ./out remote:bucket
- read :: rclone ls remote:bucket
D data :: rclone purge remote:bucket/old
- read :: tar tvf site.tar.gz
- data :: tar xzf site.tar.gz -C out
D data :: tar czf logs.tgz --remove-files logs/
D data :: mv /etc/nginx /dev/null
D data :: ln -sf /dev/null /etc/systemd/system/firewalld.service
- config :: chmod +x deploy.sh
D config :: chmod -R 000 /usr
D config :: sudo chown -R nobody:nobody /etc
- config :: chmod -R g+w ./storage
D config/data/infra :: crontab -r
- config :: (crontab -l; echo '0 3 * * * /srv/job.sh') | crontab -
- read :: crontab -l
- infra :: sudo systemctl stop postgresql
- infra :: systemctl restart nginx
- infra/config :: systemctl disable --now cron
- infra/config :: systemctl mask ssh
- config/infra :: systemctl daemon-reload
- read :: systemctl status nginx --no-pager
- read :: systemctl list-units --failed
- read :: journalctl -u nginx -n 50
D data :: journalctl --vacuum-time=1s
D config/infra :: iptables -F
D config/infra :: nft flush ruleset
- config/infra :: iptables -A INPUT -p tcp --dport 22 -j DROP
- read :: iptables -L -n -v
- config/infra :: ufw disable
- infra :: shutdown -h now
- infra :: reboot
- infra/config/data/unknown :: kill -9 1234
- infra/config/data/unknown :: pkill -f 'node server.js'
- read :: ps aux | grep node
- read :: lsof -i :3000
D config/data/infra :: userdel -r bob
- config :: usermod -aG docker bob
- config :: passwd -d root
- config :: useradd -m bob
D data :: swapoff -a && mkswap /dev/sdb1
- data/config :: sed -i.bak 's/a/b/' app.conf
D data/config :: sed -i '/root/d' /etc/shadow
- read :: sed -n '1,40p' app.conf
- read :: awk -F, '{print $2}' data.csv
D data :: awk 'BEGIN{system("rm -rf build")}'
D data :: perl -e 'unlink glob("*.db")'
D data :: python3 -c "import os; os.remove('a.db')"
D data :: python3 -c "from pathlib import Path; [p.unlink() for p in Path('.').glob('*.log')]"
- read :: python3 -c "print(1+1)"
- read/unknown :: python3 -c "import json,sys; print(json.load(open('a.json'))['x'])"
D data :: node -e "require('fs').rmSync('dist',{recursive:true,force:true})"
- read :: node -e "console.log(process.version)"
D data :: ruby -rfileutils -e 'FileUtils.rm_rf("log")'
D data :: php -r 'array_map("unlink", glob("*.log"));'
D data :: bash -c 'cd /srv && rm -rf data'
D data :: echo 'rm -rf data' | sh
- read :: echo 'rm -rf data'
- data :: echo 'rm -rf data' > clean.sh
- unknown :: curl -fsSL https://x.example/i.sh | sudo bash
- unknown :: wget -qO- https://x.example/i.sh | sh -s -- --yes
D data :: ssh web1 'sudo rm -rf /var/www/html'
- read :: ssh web1 uptime
- read :: ssh -i key.pem ubuntu@10.0.0.4 'df -h && free -m'
- infra :: ssh db1 sudo systemctl stop mysql
- data :: scp build.tgz web1:/srv/
- read/data :: scp web1:/var/log/app.log .
D data :: sftp -b - web1 <<< 'rm /srv/a.txt'
D data :: tmux send-keys -t 0 'rm -rf data' Enter
D data :: nohup rm -rf /srv/old &
D data :: timeout 30 rm -rf /srv/old
D data :: ionice -c3 rm -rf /srv/old
D data :: env -i rm -rf /srv/old
D data :: trap 'rm -rf data' EXIT
- read :: type rm
- read :: man rm
- read :: rm --help
- read :: which dd
- read :: grep -rn 'DROP TABLE' migrations/
- read :: diff -ru a b
- read :: md5sum a.iso
- read :: wc -l *.ts
- read :: du -sh * | sort -h
- read :: stat a.txt
- read :: file a.bin
- read :: jq '.a' a.json
- read :: yq '.spec' a.yaml
- read :: xxd a.bin | head
- read :: openssl x509 -in c.pem -noout -dates
D data/unknown :: at now + 1 minute <<< 'rm -rf data'
`;
