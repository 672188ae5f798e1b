package io.wavegate.standins;

/** Where pipelines keep what their actions hand on: buckets with keys, without contents. */
public interface ObjectStore {
  /** A store that keeps nothing and has everything. */
  ObjectStore ANYTHING =
      new ObjectStore() {
        @Override
        public void put(String bucket, String key) {}

        @Override
        public boolean has(String bucket, String key) {
          return true;
        }
      };

  /** Puts an object there; a bucket that is not there yet comes with it. */
  void put(String bucket, String key);

  /** Whether an object is there. */
  boolean has(String bucket, String key);
}
