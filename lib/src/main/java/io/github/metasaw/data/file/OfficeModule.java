package io.github.metasaw.data.file;

import java.util.Optional;
import java.util.ServiceLoader;
import org.apiguardian.api.API;

/**
 * The module that reads and writes the formats of office programs, where it is on the class path.
 */
@API(status = API.Status.INTERNAL)
public final class OfficeModule {

  /** Its name in Maven, for messages. */
  public static final String NAME = "io.github.metasaw:metasaw-office";

  private OfficeModule() {}

  /**
   * What the module brings of a service.
   *
   * @param <T> the service
   * @param service an interface of the library
   * @return the first that is found beside the library, or else by the thread's class loader
   */
  public static <T> Optional<T> find(Class<T> service) {
    return ServiceLoader.load(service, service.getClassLoader())
        .findFirst()
        .or(() -> ServiceLoader.load(service).findFirst());
  }
}
