package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** What a cluster bootstrap draws with replacement. */
public enum ClusterResampling implements Named {
  /** Draws as many clusters as the data have, each with all its effects. */
  MULTINOMIAL("multinomial", "whole clusters"),
  /** Draws as many clusters as the data have, then from each as many effects as it has. */
  TWO_STAGE("two-stage", "clusters, then effects within each");

  private final String id;
  private final String label;

  ClusterResampling(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * Finds a resampling by its name.
   *
   * @param name one of the ids
   * @return the resampling
   * @throws MetaException if the name is unknown
   */
  public static ClusterResampling parse(String name) {
    return Named.parse("resampling of clusters", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code multinomial}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return {@code whole clusters}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * Draws clusters, repeating the draw until at least two are different, because one cluster alone
   * has no variation between clusters.
   *
   * @param clusters rows of each cluster, for two clusters or more
   * @return rows of each drawn cluster; each row occurs as often as it was drawn
   */
  List<List<Integer>> draw(List<List<Integer>> clusters, RandomStream random) {
    int count = clusters.size();
    int[] drawn = new int[count];
    boolean isOne = true;
    while (isOne) {
      isOne = true;
      for (int c = 0; c < count; c++) {
        drawn[c] = below(count, random);
        isOne &= drawn[c] == drawn[0];
      }
    }
    List<List<Integer>> out = new ArrayList<>();
    for (int c : drawn) {
      out.add(this == TWO_STAGE ? rows(clusters.get(c), random) : clusters.get(c));
    }
    return out;
  }

  private static List<Integer> rows(List<Integer> cluster, RandomStream random) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < cluster.size(); i++) {
      out.add(cluster.get(below(cluster.size(), random)));
    }
    return out;
  }

  private static int below(int n, RandomStream random) {
    return (int) (random.nextUniform() * n);
  }
}
