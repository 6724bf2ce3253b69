import Storage

extension Session {
  /// Opens the store, or makes one and says so: a mistyped path has no earlier forms either.
  func openStore() throws(StorageError) -> Store {
    let store = try Store(path: settings.store)
    let wording = settings.language.wording
    if store.path == Store.memory {
      talk.note(Line(wording.nothingKept))
    } else if store.isNew {
      talk.say(Line(wording.newStore(visible(store.path))))
    }
    return store
  }

  /// The store with the patient's earlier forms; an empty one, which is said, where there is none.
  func storeToReadOrNone() throws(StorageError) -> Store {
    do { return try Store(path: settings.store, .existing) } catch {
      guard case .noStore(let path) = error else { throw error }
      if path != Store.memory {
        talk.say(Line(settings.language.wording.noStore(visible(path))))
      }
      return try Store(path: Store.memory)
    }
  }
}
