"""The ear's deep half: the encoder, a layer that joins its vectors with the facts of the turn, and a number for every label."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from tilth.conversation.ear.inputs import FACTS
from training.encoder import WIDTH, pretrained
from training.labels import FINER, FINER_TALK, OUTPUTS

JOINED = 256
LOUDER = 3.0
"""The encoder's vectors are small beside the facts; so much larger, both are heard from the first step."""


class Network(nn.Module):
    """Tokens and facts in; the numbers of OUTPUTS out, then those that are only taught (FINER, FINER_TALK)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = pretrained()
        self.joined = nn.Linear(2 * WIDTH + len(FACTS), JOINED)
        self.labels = nn.Linear(JOINED, len(OUTPUTS) + len(FINER) + len(FINER_TALK))
        self.plain = nn.Linear(len(FACTS), self.labels.out_features, bias=False)
        nn.init.zeros_(self.plain.weight)
        self.drop = nn.Dropout(0.15)

    def forward(self, tokens: Tensor, mask: Tensor, sides: Tensor, facts: Tensor) -> Tensor:
        vectors = self.encoder(tokens, mask, sides).float() * LOUDER
        joined = gelu(self.joined(torch.cat([self.drop(vectors), facts], dim=1)))
        numbers: Tensor = self.labels(self.drop(joined)) + self.plain(facts)
        return numbers


class Finished(nn.Module):
    """The network without the numbers that were only there to teach it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, tokens: Tensor, mask: Tensor, sides: Tensor, facts: Tensor) -> Tensor:
        numbers: Tensor = self.network(tokens, mask, sides, facts)[:, : len(OUTPUTS)]
        return numbers


def export(network: Network, path: Path) -> None:
    """Write the finished network as ONNX, its batch and its length left open."""
    names = ["tokens", "mask", "sides"]
    torch.onnx.export(
        Finished(network).eval(),
        (*(torch.ones(2, 9, dtype=torch.long) for _ in names), torch.zeros(2, len(FACTS))),
        str(path),
        input_names=[*names, "facts"],
        output_names=["numbers"],
        dynamic_axes={name: {0: "turns", 1: "length"} for name in names}
        | {"facts": {0: "turns"}, "numbers": {0: "turns"}},
        opset_version=17,
        dynamo=False,
    )
