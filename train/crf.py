"""Linear-chain CRF with impossible transitions ruled out, and Viterbi."""
import torch
from torch import nn

from labels import valid_transition


class Crf(nn.Module):
    def __init__(self, tags):
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        wrong = torch.tensor([[not valid_transition(a, b) for b in tags] for a in tags])
        self.register_buffer("wrong", wrong, persistent=False)
        self.starts = [t[0] in "OBS" for t in tags]
        self.ends = [t[0] in "OES" for t in tags]

    def scores(self):
        return self.transitions.masked_fill(self.wrong, -1e4)

    def loss(self, emissions, tags, lengths):
        """Mean negative log likelihood per word over padded rows.

        emissions [rows, time, tags], tags [rows, time]; no start or end scores,
        since a window may begin and end inside a span.
        """
        t = self.scores()
        rows, time, k = emissions.shape
        steps = torch.arange(time)[None, :]
        keep = steps < lengths[:, None]
        gold = emissions.gather(2, tags[..., None]).squeeze(2)
        moves = t[tags[:, :-1], tags[:, 1:]]
        gold = (gold * keep).sum(1) + (moves * keep[:, 1:]).sum(1)
        columns, going = emissions.unbind(1), keep.unbind(1)    # slicing inside the loop would cost a copy a step
        alpha, e = columns[0], t.exp()
        for i in range(1, time):
            # log-sum-exp as a matrix product: the scores stay small enough
            top = alpha.max(1, keepdim=True).values
            nxt = torch.log((alpha - top).exp() @ e + 1e-30) + top + columns[i]
            alpha = torch.where(going[i][:, None], nxt, alpha)
        return (torch.logsumexp(alpha, 1) - gold).sum() / keep.sum()


def viterbi(emissions, transitions, starts=None, ends=None):
    """Best tag path of one sequence; emissions [n, tags] tensor. -> list of ints"""
    e, t = emissions.detach().double().numpy(), transitions.detach().double().numpy()
    if len(e) == 0:
        return []
    import numpy as np
    best = e[0].copy()
    if starts is not None:
        best[~np.array(starts)] -= 1e6
    back = []
    for i in range(1, len(e)):
        s = best[:, None] + t
        back.append(s.argmax(0))
        best = s.max(0) + e[i]
    if ends is not None:
        best[~np.array(ends)] -= 1e6
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]
