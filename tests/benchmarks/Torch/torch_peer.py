"""PyTorch's side of the benchmark: the steps of GameIteration.cs, timed on request.

Reads lines "<step> <width> <batch> <count>" and answers each with the seconds of processor time that one step took on average.
"""
import math
import sys
import time

try:
    import torch
except ImportError:
    sys.exit(1)
from torch import nn, optim
from torch.nn.functional import binary_cross_entropy_with_logits as bce

torch.set_num_threads(1)


def network(width, outputs):
    return nn.Sequential(
        nn.Linear(2, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, outputs))


def set_trainable(module, trainable):
    for parameter in module.parameters():
        parameter.requires_grad_(trainable)


def adam(module):
    return optim.Adam(module.parameters(), lr=1e-4, betas=(0.5, 0.9))


def gan(width, batch):
    discriminator, generator = network(width, 1), network(width, 2)
    discriminator_optimizer, generator_optimizer = adam(discriminator), adam(generator)
    real, fake = torch.ones(batch, 1), torch.zeros(batch, 1)

    def step():
        data = torch.randn(batch, 2)
        with torch.no_grad():
            samples = generator(torch.randn(batch, 2))
        discriminator.zero_grad(set_to_none=True)
        (bce(discriminator(data), real) + bce(discriminator(samples), fake)).backward()
        discriminator_optimizer.step()

        set_trainable(discriminator, False)
        generator.zero_grad(set_to_none=True)
        bce(discriminator(generator(torch.randn(batch, 2))), real).backward()
        generator_optimizer.step()
        set_trainable(discriminator, True)

    return step


def wgan_gp(width, batch):
    critic, generator = network(width, 1), network(width, 2)
    critic_optimizer, generator_optimizer = adam(critic), adam(generator)

    def step_critic():
        real = torch.randn(batch, 2)
        with torch.no_grad():
            fake = generator(torch.randn(batch, 2))
        epsilon = torch.rand(batch, 1)
        between = (epsilon * real + (1 - epsilon) * fake).requires_grad_()
        critic.zero_grad(set_to_none=True)
        gradient, = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
        penalty = (gradient.norm(dim=1) - 1).pow(2).mean()
        (critic(fake).mean() - critic(real).mean() + 10 * penalty).backward()
        critic_optimizer.step()

    def step():
        for _ in range(5):
            step_critic()
        set_trainable(critic, False)
        generator.zero_grad(set_to_none=True)
        (-critic(generator(torch.randn(batch, 2))).mean()).backward()
        generator_optimizer.step()
        set_trainable(critic, True)

    return step


def ring(width, batch):
    """Two hidden layers, fresh samples of the ring of 8 Gaussians, rates set in each iteration."""
    def shallow(outputs):
        return nn.Sequential(nn.Linear(2, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, outputs))

    generator, critic = shallow(2), shallow(1)
    optimizers = [optim.Adam(player.parameters(), lr=1e-3, betas=(0.5, 0.9)) for player in (generator, critic)]
    angles = torch.arange(8) * (2 * math.pi / 8)
    centres = torch.stack([angles.cos(), angles.sin()], 1) * (2 / 1.414)

    def step_critic():
        with torch.no_grad():
            real = centres[torch.randint(8, (batch,))] + torch.randn(batch, 2) * (0.02 / 1.414)
            fake = generator(torch.randn(batch, 2))
        critic.zero_grad(set_to_none=True)
        values = critic(torch.cat([real, fake]))
        between = (fake + torch.rand(batch, 1) * (real - fake)).requires_grad_()
        gradient, = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
        penalty = (gradient.norm(dim=1) - 1).square().mean()
        (values[batch:].mean() - values[:batch].mean() + 0.1 * penalty).backward()
        optimizers[1].step()

    def step():
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = 1e-3
        for _ in range(5):
            step_critic()
        set_trainable(critic, False)
        generator.zero_grad(set_to_none=True)
        (-critic(generator(torch.randn(batch, 2))).mean()).backward()
        optimizers[0].step()
        set_trainable(critic, True)

    return step


def main():
    print(torch.__version__, flush=True)
    steps = {}
    for line in sys.stdin:
        name, *numbers = line.split()
        width, batch, count = map(int, numbers)
        key = name, width, batch
        if key not in steps:
            steps[key] = {"gan": gan, "wgan-gp": wgan_gp, "ring": ring}[name](width, batch)
            for _ in range(3):
                steps[key]()
        start = time.process_time()
        for _ in range(count):
            steps[key]()
        print((time.process_time() - start) / count, flush=True)


main()
