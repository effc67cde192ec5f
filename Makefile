PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: chat test lint check eval startup fuzz clean

chat: $(VENV)/.warm
	@$(BIN)/careerbot

test: $(VENV)/.installed-dev lint
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: $(VENV)/.installed
	$(BIN)/careerbot check

eval: $(VENV)/.installed
	$(BIN)/careerbot eval tests/questions.jsonl
	$(BIN)/careerbot eval tests/more_questions.jsonl
	$(BIN)/pytest -q -n 0 tests/test_questions.py

startup: $(VENV)/.installed
	$(BIN)/python benchmarks/startup.py

docs/careerbot.1: $(VENV)/.installed bot/cli/*.py
	$(BIN)/careerbot manual > $@

# so many seconds; SECONDS=60 for a quick look
SECONDS ?= 600
fuzz: $(VENV)/.installed-fuzz
	$(BIN)/python tests/fuzz/run.py $(SECONDS)

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q bot
	@touch $@

# compiles the data where the chat will look for them, so that its first answer waits for nothing
$(VENV)/.warm: $(VENV)/.installed
	@$(BIN)/careerbot ask - < /dev/null
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@$(BIN)/python -m compileall -q bot
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,fuzz]"
	@touch $@

clean:
	rm -rf $(VENV) build dist
