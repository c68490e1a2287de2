"""Runs emitted processes in SpiffWorkflow. One JSON document a line comes in and goes out.

{"deploy": [paths]}                            -> {"processes": [ids]}
{"start": id, "moves": [{"do": step, "set": {place: {variable: value}}}]}
    -> {"trace": [[steps that wait for somebody], ...], "ends": [ids]}

A step inside a called process is named `call/step`. Somebody completes a user task, sends the message an event waits for, or lets the
time of a timer come; variables belong to a process instance, which is named by the calls that lead to it. Whatever the
engine says against a process is given as {"fault": text}.
"""

import json
import sys

from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.specs.defaults import CallActivity, EndEvent, IntermediateCatchEvent, StartEvent
from SpiffWorkflow.bpmn.specs.event_definitions.timer import CycleTimerEventDefinition
from SpiffWorkflow.util.task import TaskState

from feel import evaluate


class Application(PythonScriptEngine):
    """What stands around the engine: it knows the variables of each process instance and the language of conditions."""

    def __init__(self):
        super().__init__()
        self.variables = {}

    def evaluate(self, task, expression, external_context=None):
        # A period or a cycle is written as it is, not as an expression.
        if isinstance(task.task_spec, (IntermediateCatchEvent, StartEvent)):
            return expression
        return evaluate(expression, self.variables.get(place(task), {}))


def place(task):
    """The process instance of a task: the calls that lead to it."""
    calls = []
    workflow = task.workflow
    while workflow.parent_task_id is not None:
        host = workflow.top_workflow.get_task_from_id(workflow.parent_task_id)
        if isinstance(host.task_spec, CallActivity):
            calls.append(host.task_spec.bpmn_id)
        workflow = host.workflow
    return "/".join(reversed(calls))


def name(task):
    """A step, with the calls that lead to it."""
    at = place(task)
    return f"{at}/{task.task_spec.bpmn_id}" if at else task.task_spec.bpmn_id


def waiting(workflow):
    """The tasks that wait for somebody."""
    people = [task for task in workflow.get_tasks(state=TaskState.READY) if task.task_spec.manual]
    events = workflow.get_tasks(state=TaskState.WAITING, spec_class=IntermediateCatchEvent)
    return people + events


def complete(workflow, task):
    """What somebody does: completes a task, sends a message, lets the time of a timer come."""
    spec = task.task_spec
    if spec.manual:
        # Who completes a step brings what it makes.
        task.data.update({made.bpmn_id: made.bpmn_name or "" for made in spec.data_output_associations})
        task.run()
    else:
        spec.catch(task, BpmnEvent(spec.event_definition))
        spec._update(task)
    workflow.do_engine_steps()


def begin(workflow):
    """Starts a process, by its message or time where it has one."""
    workflow.do_engine_steps()
    for task in workflow.get_tasks(state=TaskState.WAITING, spec_class=StartEvent):
        if isinstance(task.task_spec.event_definition, CycleTimerEventDefinition):
            # The time comes once; each time starts a case of its own.
            task._set_internal_data(event_value={"cycles": 1, "next": "2000-01-01T00:00:00+00:00", "duration": 1})
            workflow.do_engine_steps()
            workflow.do_engine_steps()
        else:
            complete(workflow, task)


def run(specs, process, moves, trace):
    spec, parts = specs[process]
    application = Application()
    workflow = BpmnWorkflow(spec, parts, script_engine=application)
    for move in moves:
        application.variables = move["set"]
        if move["do"]:
            found = [task for task in waiting(workflow) if name(task) == move["do"]]
            if not found:
                raise LookupError(f"nobody can do {move['do']}")
            complete(workflow, found[0])
        else:
            begin(workflow)
        trace.append(sorted(name(task) for task in waiting(workflow)))
    ends = workflow.get_tasks(state=TaskState.COMPLETED, spec_class=EndEvent, skip_subprocesses=True)
    return sorted(task.task_spec.bpmn_id for task in ends)


def main():
    specs = {}
    for line in sys.stdin:
        asked = json.loads(line)
        trace = []
        answer = {"trace": trace}
        try:
            if "deploy" in asked:
                parser = BpmnParser()
                parser.add_bpmn_files(asked["deploy"])
                specs = {}
                for process in parser.get_process_ids():
                    if parser.process_parsers[process].process_executable:
                        spec = parser.get_spec(process)
                        specs[process] = (spec, parser.get_subprocess_specs(process))
                answer["processes"] = sorted(specs)
            else:
                answer["ends"] = run(specs, asked["start"], asked["moves"], trace)
        except Exception as error:  # what an engine says of a process is the result, whatever it is
            answer["fault"] = f"{type(error).__name__}: {error}"
        print(json.dumps(answer, ensure_ascii=False), flush=True)


main()
