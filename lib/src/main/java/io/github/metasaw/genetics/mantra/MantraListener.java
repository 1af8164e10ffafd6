package io.github.metasaw.genetics.mantra;

/** Someone to tell how far MANTRA has come with one SNP; many studies take seconds. */
public interface MantraListener {

  /** Hears nothing. */
  MantraListener NONE = (stage, done, total) -> {};

  /** What is counted, one after the other. */
  enum Stage {
    CENTRES("centres", "sets"),
    SAMPLING("sampling of centres", "sweeps"),
    BAYES_FACTORS("Bayes factors", "partitions"),
    EFFECTS("effects", "partitions"),
    INTERVALS("intervals", "partitions");

    private final String words;
    private final String unit;

    Stage(String words, String unit) {
      this.words = words;
      this.unit = unit;
    }

    /** What is computed. */
    public String words() {
      return words;
    }

    /** Of what is counted, plural. */
    public String unit() {
      return unit;
    }
  }

  /** Called now and then, on the thread that computes. */
  void accept(Stage stage, long done, long total);
}
