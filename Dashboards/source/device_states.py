"""State sets of one device: a big word for the device as a whole, a timeline for its slots."""

from fields import value_map
from panels import stat, timeline
from states import numbers, state_number


def device_state(title, description, family, **size):
    return stat(title, description, state_number(family), legend="state", mappings=[value_map(numbers(family))], **size)


def slot_states(title, description, family, legend="{{slot}}", by="device, slot", **size):
    return timeline(title, description, [(state_number(family, by), legend)], numbers(family), **size)
