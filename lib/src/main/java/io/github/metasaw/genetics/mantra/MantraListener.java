package io.github.metasaw.genetics.mantra;

/** Hears how far MANTRA has come with one SNP; with many studies it takes seconds. */
public interface MantraListener {

  /** Ignores all reports. */
  MantraListener NONE = (stage, done, total) -> {};

  /** The stages of the computation, in their order. */
  enum Stage {
    CENTRES("centres", "sets"),
    SAMPLING("sampling of centres", "sweeps"),
    BAYES_FACTORS("Bayes factors", "partitions"),
    EFFECTS("effects", "partitions"),
    INTERVALS("intervals", "partitions");

    private final String label;
    private final String unit;

    Stage(String label, String unit) {
      this.label = label;
      this.unit = unit;
    }

    /**
     * What is computed.
     *
     * @return a noun, for progress reports
     */
    public String label() {
      return label;
    }

    /**
     * What is counted.
     *
     * @return a noun in the plural
     */
    public String unit() {
      return unit;
    }
  }

  /**
   * Hears one report; called now and then by the thread that computes.
   *
   * @param stage of the computation
   * @param done steps that are done
   * @param total steps of this stage
   */
  void accept(Stage stage, long done, long total);
}
