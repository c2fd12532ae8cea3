<?php
/**
 * The sidebar of the block editor.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** Loads the sidebar's script where a post is edited that Colophon is told of. */
final class Colophon_Editor {

	public static function register() {
		add_action( 'enqueue_block_editor_assets', array( __CLASS__, 'enqueue' ) );
	}

	public static function enqueue() {
		$screen = get_current_screen();
		if ( ! $screen || 'post' !== $screen->base || ! Colophon_Settings::covers( $screen->post_type ) ) {
			return;
		}
		wp_enqueue_style( 'colophon-editor', plugins_url( 'assets/editor.css', COLOPHON_FILE ), array( 'wp-components' ), COLOPHON_VERSION );
		wp_enqueue_script(
			'colophon-editor',
			plugins_url( 'assets/editor.js', COLOPHON_FILE ),
			array( 'wp-plugins', 'wp-edit-post', 'wp-element', 'wp-data', 'wp-core-data', 'wp-components', 'wp-api-fetch', 'wp-i18n', 'wp-editor' ),
			COLOPHON_VERSION,
			true
		);
		wp_set_script_translations( 'colophon-editor', 'colophon', plugin_dir_path( COLOPHON_FILE ) . 'languages' );
	}
}
