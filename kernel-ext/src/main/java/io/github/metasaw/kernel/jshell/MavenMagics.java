package io.github.metasaw.kernel.jshell;

import io.github.metasaw.diagnostic.MetaException;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The magics of JJava that add artifacts of Maven repositories to the class path, with all that
 * these need; the artifacts of one line are resolved together.
 */
final class MavenMagics {

  private static final String CENTRAL = "https://repo.maven.apache.org/maven2";

  /** As in the builds of Maven: what a program needs to run. */
  private static final String SCOPE = "runtime";

  private final MetasawKernel kernel;
  private final Map<String, String> repositories = new LinkedHashMap<>(Map.of("central", CENTRAL));
  private @Nullable RepositorySystem system;

  MavenMagics(MetasawKernel kernel) {
    this.kernel = kernel;
  }

  /** Makes them known to the kernel. */
  void register(MagicsRegistry magics) {
    magics.registerLineMagic("maven", (any, words) -> maven(words));
    magics.registerLineMagic("addMavenDependency", (any, words) -> maven(words));
    magics.registerLineMagic("mavenRepo", (any, words) -> repository(words));
    magics.registerLineMagic("loadFromPOM", (any, words) -> file(words));
    magics.registerCellMagic("loadFromPOM", (any, words, body) -> pom(body));
  }

  private @Nullable Object repository(List<String> words) {
    if (words.size() != 2) {
      throw MetaException.of("%mavenRepo takes a name and an address, and no more");
    }
    repositories.put(words.get(0), words.get(1));
    return null;
  }

  private List<String> maven(List<String> words) {
    List<String> coordinates = new ArrayList<>();
    Map<String, String> from = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--from=")) {
        from.put("from" + i, word.substring("--from=".length()));
      } else if (word.equals("--from") && i + 1 < words.size()) {
        i++;
        from.put("from" + i, words.get(i));
      } else if (word.startsWith("-")) {
        throw MetaException.of("%maven has no option " + word + "; it has --from ADDRESS");
      } else {
        coordinates.add(word);
      }
    }
    if (coordinates.isEmpty()) {
      throw MetaException.of("%maven needs an artifact, written as group:artifact:version");
    }
    List<Artifact> wanted = coordinates.stream().map(MavenMagics::artifact).toList();
    return add(wanted, from.isEmpty() ? repositories : from);
  }

  private static Artifact artifact(String coordinates) {
    try {
      return new DefaultArtifact(coordinates);
    } catch (IllegalArgumentException e) {
      throw MetaException.of(
          "'%s' names no artifact; write group:artifact:version or group:artifact:jar:classifier:version"
              .formatted(coordinates));
    }
  }

  private List<String> file(List<String> words) throws IOException {
    if (words.size() != 1) {
      throw MetaException.of("%loadFromPOM takes the path of one pom.xml");
    }
    return pom(Files.readString(Path.of(words.get(0))));
  }

  /** A whole project, or some of its elements, such as dependencies. */
  private List<String> pom(String text) {
    Model model = model(text.contains("<project") ? text : wrapped(text));
    Map<String, String> all = new LinkedHashMap<>(repositories);
    model.getRepositories().forEach(one -> all.put(one.getId(), one.getUrl()));
    return add(model.getDependencies().stream().map(MavenMagics::artifact).toList(), all);
  }

  private static String wrapped(String elements) {
    boolean isBare = !elements.contains("<dependencies>");
    return "<project>"
        + (isBare ? "<dependencies>" + elements + "</dependencies>" : elements)
        + "</project>";
  }

  private static Model model(String pom) {
    try {
      return new MavenXpp3Reader().read(new StringReader(pom), false);
    } catch (IOException | XmlPullParserException e) {
      throw MetaException.of("this is no pom.xml: " + e.getMessage());
    }
  }

  private static Artifact artifact(Dependency dependency) {
    return new DefaultArtifact(
        dependency.getGroupId(),
        dependency.getArtifactId(),
        dependency.getClassifier(),
        dependency.getType(),
        dependency.getVersion());
  }

  private List<String> add(List<Artifact> wanted, Map<String, String> from) {
    List<String> paths = resolve(wanted, from);
    if (!paths.isEmpty()) {
      kernel.addToClasspath(String.join(File.pathSeparator, paths));
    }
    return paths;
  }

  private List<String> resolve(List<Artifact> wanted, Map<String, String> from) {
    CollectRequest collect = new CollectRequest();
    wanted.forEach(
        artifact ->
            collect.addDependency(new org.eclipse.aether.graph.Dependency(artifact, SCOPE)));
    from.forEach(
        (name, address) ->
            collect.addRepository(new RemoteRepository.Builder(name, "default", address).build()));
    RepositorySystem resolver = system();
    try (CloseableSession session =
        new SessionBuilderSupplier(resolver)
            .get()
            .withLocalRepositoryBaseDirectories(local())
            .setSystemProperties(System.getProperties())
            .build()) {
      return resolver
          .resolveDependencies(session, new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getPath().toAbsolutePath().toString())
          .toList();
    } catch (DependencyResolutionException e) {
      throw MetaException.of(sentence(e));
    }
  }

  /** What the resolver says first, without the names of its classes. */
  private static String sentence(DependencyResolutionException e) {
    String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return "Maven could not resolve this: "
        + String.valueOf(message).lines().findFirst().orElse("no reason given");
  }

  private RepositorySystem system() {
    RepositorySystem now = system;
    if (now == null) {
      now = new RepositorySystemSupplier().get();
      system = now;
    }
    return now;
  }

  private static Path local() {
    String given = System.getProperty("maven.repo.local");
    return given == null
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(given);
  }
}
