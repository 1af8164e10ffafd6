package io.github.metasaw.statement;

/**
 * How a posterior was computed.
 *
 * @param sampler its id: {@code exact}, {@code nuts}
 * @param chains number of chains; 0 where nothing was sampled
 * @param draws kept per chain
 * @param seed of the generator
 */
public record PosteriorComputation(String sampler, int chains, int draws, long seed)
    implements Statement {

  private String method() {
    return switch (sampler) {
      case "nuts" -> "the No-U-Turn sampler";
      case "gibbs" -> "Gibbs sampling";
      default -> sampler;
    };
  }

  private boolean isSampled() {
    return chains > 0;
  }

  @Override
  public String line(Notation notation) {
    return isSampled()
        ? "%s, %d × %d draws, seed %d".formatted(sampler, chains, draws, seed)
        : sampler;
  }

  @Override
  public String sentence() {
    return isSampled()
        ? "The posterior was sampled by %s with %d %s of %d draws after warm-up (seed %d)."
            .formatted(method(), chains, chains == 1 ? "chain" : "chains", draws, seed)
        : "The posterior was computed by numerical integration, without simulation.";
  }
}
