package io.github.metasaw.plot;

/** A figure as a value: one scene, drawn as SVG, PNG or text when asked. Immutable. */
public final class Figure {

  private final Scene scene;

  private Figure(Scene scene) {
    this.scene = scene;
  }

  public static Figure of(Scene scene) {
    return new Figure(scene);
  }

  /** What is drawn. */
  public Scene scene() {
    return scene;
  }
}
