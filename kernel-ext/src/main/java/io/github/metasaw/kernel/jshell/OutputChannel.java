package io.github.metasaw.kernel.jshell;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.zeromq.ZMQ;

/**
 * Publishes what cells show, on a thread of its own: an interrupt that reaches a thread while it
 * writes to a socket closes the socket for good.
 */
final class OutputChannel extends IOPubChannel {

  private final BlockingQueue<Message<?>> queue = new LinkedBlockingQueue<>();

  OutputChannel(ZMQ.Context context, HMACGenerator signature) {
    super(context, signature);
  }

  /** Begins to publish. */
  void start() {
    Thread thread = new Thread(this::publish, "output");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the queue is safe for all threads
  public void sendMessage(Message<?> message) {
    queue.add(message);
  }

  private void publish() {
    while (!closed) {
      try {
        super.sendMessage(queue.take());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // For example a number that JSON does not have, in a display of a user's own.
        logger.warn("an output could not be sent", e);
      }
    }
  }
}
