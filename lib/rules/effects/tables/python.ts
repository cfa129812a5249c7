import type { CommandTable } from "../commandTable.ts";
import { localLoss, onto, publishes, reads, row, sets, unclear } from "./templates.ts";

const what = { kind: "package", from: "operands" } as const;

/** Package managers of Python, version managers and formatters. */
export const pythonTable: CommandTable = {
  names: ["pip", "pip3", "pipx", "uv", "poetry", "pdm", "hatch", "flit", "twine", "conda", "mamba", "micromamba", "pipenv", "easy_install", "rye", "pixi", "virtualenv", "venv", "pyenv", "asdf", "mise", "nvm", "fnm", "volta", "rbenv", "rustup", "sdk", "tox", "nox", "pre-commit", "ruff", "black", "isort", "autopep8", "gofmt", "rustfmt"], valueOptions: ["-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-t", "--target", "--python", "-p", "--group", "-G", "-n", "--name", "--repository", "--config", "--directory", "--project", "--with", "--extra", "-e", "--select", "--ignore", "-m"].filter((option) => option !== "-i" && option !== "-c"), placeOptions: ["--repository", "--index-url"], dryRun: ["--dry-run", "--check", "--diff", "--list-different"],
  rules: [
    row("python.format.fix", ["check", "lint", "format"], onto({ ...sets, class: "data_mutation" }, { kind: "file", from: "operands" }), "Files are changed to mend reports", "Version control has them as they were.", ["ruff check --fix ."], ["ruff check ."], { any: ["--fix", "--fix-only", "--write", "--unsafe-fixes"] }),
    row("pip.publish", ["upload", "publish", "register"], onto(publishes, what), "A package is published", "A name and a version are spent, and whoever fetched it has it.", ["twine upload dist/*", "poetry publish --build", "uv publish"], ["twine check dist/*"]),
    row("pip.env.remove", ["env remove", "venv remove"], { ...localLoss, destructive: false, reversible: "yes" }, "A local environment is removed", "It can be made again from the lock file.", ["conda env remove -n lab"], ["conda env list"]),
    row("pip.read", ["list", "show", "freeze", "check", "search", "index", "debug", "inspect", "help", "config list", "config get", "cache list", "info", "version", "tree", "env list", "env info", "which", "outdated", "versions", "root", "completion", "run pytest*", "run ruff*", "run mypy*", "run black*", "run pyright*", "run flake8*", "run python*", "tool list", "python list", "pip list", "pip show", "pip freeze", "pip check", "export", "ls", "current", "doctor", "whence", "home", "download", "hash", "build", "test", "graph", "validate-config", "where", "ls-remote", "toolchain list", "component list", "target list", "l", "envs"], reads, "Packages are looked at, tested or built", "It reads, or makes what can be made again.", ["pip list", "poetry show", "poetry env list"], ["pip install x"]),
    row("pip.run", ["run *", "tool run", "x", "shell", "runp", "develop"], unclear, "A program of the environment is run", "What it does is not in the call.", ["poetry shell", "hatch shell"], ["poetry run pytest"]),
    row("pip.settings", ["*", ""], onto(sets, what), "Dependencies, formatting or settings are changed", "They can be set back.", ["pip install flask", "poetry add flask", "conda create -n lab"], ["pip list"]),
  ], otherwise: sets };
