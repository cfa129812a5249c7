export const machines = `
D data :: del /f /s /q C:\\\\data\\\\*
D data :: rd /s /q C:\\\\data
D data :: powershell -Command "Remove-Item -Recurse -Force C:\\\\data"
D data :: powershell -Command "Get-ChildItem C:\\\\logs -Recurse | Remove-Item -Force"
- read :: powershell -Command "Get-ChildItem C:\\\\logs"
D data :: pwsh -c "Clear-Content app.log"
D data :: pwsh -c "Clear-RecycleBin -Force"
- infra :: powershell Stop-Service -Name Spooler
- infra :: powershell Stop-Computer -Force
- infra :: powershell "Stop-Process -Name x -Force"
- config :: powershell Set-ExecutionPolicy Unrestricted
D data :: powershell -c "Format-Volume -DriveLetter D -Force"
D data :: powershell -c "Clear-Disk -Number 1 -RemoveData -Confirm:\\$false"
D infra/config :: powershell -c "Remove-VM -Name web1 -Force"
D config/infra/data :: powershell -c "Remove-ADUser -Identity bob -Confirm:\\$false"
D config/infra/data :: powershell -c "Remove-LocalUser -Name bob"
- read :: powershell -c "Get-ADUser bob"
- read :: pwsh -c "Remove-Item data -WhatIf"
D infra :: powershell -c "Remove-AzResourceGroup -Name shop -Force"
- message :: powershell -c "Send-MailMessage -To a@example.com -Subject x"
D config :: reg delete HKCU\\\\Software\\\\App /f
- config :: reg add HKCU\\\\Software\\\\App /v a /d 1 /f
- read :: reg query HKCU\\\\Software
D data rev=no :: vssadmin delete shadows /all /quiet
- read :: vssadmin list shadows
D data rev=no :: wmic shadowcopy delete
- read :: wmic process list
D data rev=no :: wbadmin delete catalog -quiet
- read :: wbadmin get versions
- config :: bcdedit /set {default} recoveryenabled No
D config :: bcdedit /delete {id}
- read :: bcdedit /enum
D data :: diskpart /s wipe.txt
D data :: robocopy C:\\\\a D:\\\\b /MIR
- data :: robocopy C:\\\\a D:\\\\b /E
D data :: robocopy C:\\\\a D:\\\\b /MOVE /E
- read :: robocopy C:\\\\a D:\\\\b /MIR /L
D data :: cipher /w:C:\\\\
- config/data :: cipher /e C:\\\\secret
- config :: icacls C:\\\\data /grant Everyone:F
D config :: icacls C:\\\\ /reset /t /c
D data :: format D: /q /y
D config :: schtasks /delete /tn job /f
- config :: schtasks /create /tn job /tr x.exe /sc daily
- read :: schtasks /query
- infra :: taskkill /f /im node.exe
D config :: net user bob /delete
- config :: net user bob pass /add
- config :: netsh advfirewall set allprofiles state off
- read :: netsh interface show interface
D data :: wevtutil cl Security
- read :: wevtutil qe System /c:5
D data rev=no :: fsutil usn deletejournal /d C:
D data rev=no :: diskutil eraseDisk APFS X disk2
- read :: diskutil list
- config/infra :: diskutil unmount /Volumes/X
D data :: diskutil apfs deleteVolume disk1s5
D data rev=no :: tmutil delete /Volumes/B/2024-01-01
- read :: tmutil listbackups
- config :: tmutil disable
D data :: tmutil deletelocalsnapshots /
D config :: defaults delete com.apple.dock
- config :: defaults write com.apple.dock autohide -bool true
- read :: defaults read com.apple.dock
- config :: csrutil disable
- config :: spctl --master-disable
- secret :: security find-generic-password -s db -w
- secret :: security dump-keychain -d
D data/secret/infra :: security delete-generic-password -s db
D config :: dscl . -delete /Users/bob
- unknown :: osascript -e 'tell application "Finder" to quit'
D config :: iptables -F
- config :: iptables -A INPUT -p tcp --dport 22 -j ACCEPT
D config :: iptables -t nat -F
- read :: iptables -L -n
- config :: iptables -D INPUT 3
- config :: iptables -P INPUT ACCEPT
D config :: nft flush ruleset
- read :: nft list ruleset
- config :: nft delete rule inet filter input handle 3
- config :: ip link set eth0 down
- read :: ip -br addr
- config :: ip route del default
- config :: ip addr flush dev eth0
- read :: nmcli con show
D config :: nmcli con delete office
- config :: nmcli radio wifi off
D config :: ufw --force reset
- config :: ufw disable
- config :: ufw allow 22
- read :: ufw status verbose
- config :: firewall-cmd --permanent --add-port=80/tcp
- read :: firewall-cmd --list-all
D config :: userdel -r bob
D config :: deluser --remove-home bob
- config :: useradd -m bob
- config :: usermod -aG sudo bob
- config :: passwd -l bob
- config :: passwd bob
D config :: groupdel devs
- config :: echo 'bob:x' | chpasswd
D config :: crontab -r
- read :: crontab -l
- config :: crontab jobs.txt
D config :: crontab -u bob -r
- config/infra :: systemctl disable --now backup.timer
- read :: systemctl list-timers
- config :: atrm 3
- read :: atq
- secret :: gpg --export-secret-keys -a me
D secret/data/config :: gpg --batch --yes --delete-secret-keys me
- read :: gpg --list-keys
- config/data :: gpg --import key.asc
- read :: gpg --verify a.sig a
- data/config :: ssh-keygen -t ed25519 -f ~/.ssh/new -N ''
- read :: ssh-keygen -lf key.pub
- config :: ssh-keygen -R host.example
- config :: ssh-add ~/.ssh/id_ed25519
- config :: ssh-add -D
- data/config :: openssl genrsa -out k.pem 2048
- read :: openssl x509 -in c.pem -text
- config :: sysctl -w net.ipv4.ip_forward=1
- read :: sysctl -a
- config :: mount /dev/sdb1 /mnt
- config :: umount -l /mnt
- config :: swapoff -a
- config :: modprobe -r kvm
- config :: timedatectl set-time '2024-01-01'
- config :: hostnamectl set-hostname x
- data shared=no :: touch a.txt
- data shared=no :: mkdir -p a/b
- config/data :: ln -s a b
- config :: setenforce 0
`;
export const guards = `
- config :: set +o history
- config :: unset HISTFILE
- config :: export HISTFILE=/dev/null
- config :: export HISTSIZE=0
D data/config :: history -c
D data/config :: history -c && history -w
D data :: rm ~/.bash_history
D data :: > ~/.bash_history
D data :: ln -sf /dev/null ~/.bash_history
D data :: cat /dev/null > /var/log/auth.log
D data :: truncate -s 0 /var/log/syslog
D data :: shred -u /var/log/audit/audit.log
D data :: journalctl --vacuum-time=1s
D data :: journalctl --rotate --vacuum-size=1M
- read :: journalctl -u nginx -n 100
D data :: dmesg -C
- read :: dmesg | tail
D data :: find /var/log -type f -delete
D data :: utmpdump -r < x > /var/log/wtmp
D data :: sed -i '/203.0.113.9/d' /var/log/auth.log
- infra/config :: systemctl stop auditd
- infra/config :: service rsyslog stop
- config :: auditctl -e 0
D config/data :: auditctl -D
- read :: auditctl -l
- infra :: pkill -9 falcon-sensor
- infra/config :: launchctl unload /Library/LaunchDaemons/com.crowdstrike.plist
- config :: powershell Set-MpPreference -DisableRealtimeMonitoring 1
D config/data :: jq '.permissions.allow += ["Bash(*)"]' .claude/settings.json > t && mv t .claude/settings.json
- config/data :: echo '{}' > .claude/settings.json
D data :: rm -f .git/hooks/pre-commit
- config :: git config core.hooksPath /dev/null
- data :: git commit --no-verify -m x
- config :: chmod -x .git/hooks/pre-push
D config/infra :: aws cloudtrail delete-trail --name main
- infra/config :: aws cloudtrail stop-logging --name main
D infra/config :: aws guardduty delete-detector --detector-id d
D infra/data :: aws logs delete-log-group --log-group-name app
D infra/config/data :: gcloud logging sinks delete audit
D infra/config/data :: az monitor diagnostic-settings delete -n audit --resource r
`;
